/** Why GitHub did not merge, by its words. Pure. */
import { STATUS } from './check-names.js';
import type { Method } from '../../core/model.js';
import type { GitHubRefusal } from './refusals-text.js';

type MergeRefusal =
  /** It may be another matter in a moment; `otherwise` is what it is when it is not. */
  | { is: 'again'; otherwise: GitHubRefusal | 'conflict' }
  /** The base takes only branches that are up to date. */
  | { is: 'behind' }
  /** Checks of the repository's own workflows have not ended yet; `otherwise` is what it is without them. */
  | { is: 'unchecked'; otherwise: GitHubRefusal }
  | { is: 'final'; refusal: GitHubRefusal };

interface MergeAnswer {
  status: number;
  message: string;
  method: Method;
  /** What GitHub says about the pull request; null = it does not know yet. */
  mergeable: boolean | null;
  state: string;
  /** Whether the head that was to be merged stands on top of the base. */
  onTop: boolean;
  /** Whether the repository's own workflows were started for it. */
  ownChecks: boolean;
}

const FIXED: readonly (readonly [RegExp, (answer: MergeAnswer) => MergeRefusal])[] = [
  [/refusing to allow .* workflow/i, () => final({ is: 'workflow-files', branch: 'the base' })],
  [
    /(\d+) approving review|approving reviews? (?:is|are) required|review is required/i,
    ({ message }) =>
      final({
        is: 'demands',
        demands: [{ is: 'approvals', count: Number(/(\d+) approving/.exec(message)?.[1] ?? 1) }],
      }),
  ],
  [/code owner/i, () => final({ is: 'demands', demands: [{ is: 'code-owners' }] })],
  [/conversation/i, () => final({ is: 'demands', demands: [{ is: 'conversations' }] })],
  [/verified signature/i, () => final({ is: 'demands', demands: [{ is: 'signatures' }] })],
  [
    /must not contain merge commits/i,
    () => final({ is: 'demands', demands: [{ is: 'linear-history' }] }),
  ],
  [/merge queue/i, () => final({ is: 'demands', demands: [{ is: 'merge-queue' }] })],
  [
    /(?:merge commits|squash merges|rebase merges|merge method).{0,20} (?:are|is) not allowed/i,
    ({ method }) => final({ is: 'method-off', method }),
  ],
  [/Base branch was modified/i, () => ({ is: 'again', otherwise: { is: 'base-busy' } })],
  [/up[ -]to[ -]date|out[ -]of[ -]date|is behind/i, () => ({ is: 'behind' })],
];

/** GitHub's words about required checks: one by its name, or how many of several. */
const ABOUT_CHECKS = /Required status check "|required status checks (?:are|have not succeeded)/i;

/** What follows from a merge that was refused. */
export function readMergeRefusal(answer: MergeAnswer): MergeRefusal {
  const { status, message, mergeable, state, onTop, ownChecks } = answer;
  const names = missingChecks(message);
  const ownAlone = names.every((name) => name === STATUS);
  // Whether the base is strict about that is known then: it is read before the first landing.
  if (ownChecks && state !== 'behind' && ABOUT_CHECKS.test(message))
    return forOwnChecks(message, names.length > 0 && ownAlone);
  // Of a branch that is behind, GitHub says no more than that its checks are missing, ours too.
  if ((ownAlone || ownChecks) && (state === 'behind' || (names.length > 0 && !onTop)))
    return { is: 'behind' };
  if (names.length > 0) return forChecks(names);
  const fixed = FIXED.find(([words]) => words.test(message));
  if (fixed) return fixed[1](answer);
  if (status === 405 && /not mergeable|merge conflict/i.test(message))
    return { is: 'again', otherwise: mergeable === false ? 'conflict' : { is: 'not-mergeable' } };
  if (status === 409)
    return { is: 'again', otherwise: { is: 'other', doing: 'to merge', message } };
  return final({ is: 'other', doing: 'to merge', message });
}

/** The checks that a refusal names as missing. */
function missingChecks(message: string): string[] {
  return [...message.matchAll(/Required status check "([^"]{1,200})" /g)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** Where the repository's own workflows run too, a check that did not end yet is no refusal. */
function forOwnChecks(message: string, oursAlone: boolean): MergeRefusal {
  const refusal = { is: 'other', doing: 'to merge', message } as const;
  // Ours was set just before: GitHub may still see what it said earlier.
  return /\bfailing\b/.test(message) && !oursAlone
    ? final(refusal)
    : { is: 'unchecked', otherwise: refusal };
}

/** Our own check was set just before: GitHub may need a moment to see it. Another one never comes from us. */
function forChecks(names: readonly string[]): MergeRefusal {
  const others = names.filter((name) => name !== STATUS);
  if (others.length > 0)
    return final({
      is: 'demands',
      demands: others.map((context) => ({ is: 'status', context })),
    });
  return {
    is: 'again',
    otherwise: {
      is: 'other',
      doing: 'to merge',
      message:
        'the required check "tributary" does not count. If the rule names an app for it, accept it from any source.',
    },
  };
}

function final(refusal: GitHubRefusal): MergeRefusal {
  return { is: 'final', refusal };
}
