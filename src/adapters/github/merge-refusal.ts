/** Parses why GitHub refused a merge. Pure. */
import { STATUS } from './check-names.js';
import type { Method } from '../../core/model.js';
import type { GitHubRefusal } from './refusals-text.js';

type MergeRefusal =
  /** The answer may change in a moment; `otherwise` is the cause if it does not. */
  | { is: 'again'; otherwise: GitHubRefusal | 'conflict' }
  /** The base requires up-to-date branches. */
  | { is: 'behind' }
  /** Checks of the repository's own workflows are still running; `otherwise` is the cause if they are not. */
  | { is: 'unchecked'; otherwise: GitHubRefusal }
  | { is: 'final'; refusal: GitHubRefusal };

interface MergeAnswer {
  status: number;
  message: string;
  method: Method;
  /** GitHub's `mergeable`; null = not computed yet. */
  mergeable: boolean | null;
  state: string;
  /** Whether the head is on top of the base. */
  onTop: boolean;
  /** Whether pull requests trigger the repository's own workflows. */
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

/** GitHub's messages about required checks: with the name of one, or the number of several. */
const ABOUT_CHECKS = /Required status check "|required status checks (?:are|have not succeeded)/i;

/** What to do after a refused merge. */
export function readMergeRefusal(answer: MergeAnswer): MergeRefusal {
  const { status, message, mergeable, state, onTop, ownChecks } = answer;
  const names = missingChecks(message);
  const ownAlone = names.every((name) => name === STATUS);
  // Not a disguised `behind`: with `ownChecks`, the base's rule about that is read before the first landing.
  if (ownChecks && state !== 'behind' && ABOUT_CHECKS.test(message))
    return forOwnChecks(message, names.length > 0 && ownAlone);
  // If a branch is behind, GitHub only says that its checks are missing, including ours.
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

/** Names of the missing checks in the message. */
function missingChecks(message: string): string[] {
  return [...message.matchAll(/Required status check "([^"]{1,200})" /g)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** If the repository's own workflows run too, an unfinished check is not a refusal. */
function forOwnChecks(message: string, oursAlone: boolean): MergeRefusal {
  const refusal = { is: 'other', doing: 'to merge', message } as const;
  // Our check was set just before: GitHub may still see its previous state.
  return /\bfailing\b/.test(message) && !oursAlone
    ? final(refusal)
    : { is: 'unchecked', otherwise: refusal };
}

/** Our check was set just before: GitHub may need a moment to see it. Other checks do not come from us. */
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
