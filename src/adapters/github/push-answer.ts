/** Parses the output of git and GitHub for a push. */
import { plainLines } from '../../text/plain.js';

export type PushRefusal =
  | 'stale'
  | 'workflow-files'
  | 'protected'
  | 'secret'
  | 'permission'
  | 'other';
export type Pushed = { is: 'pushed' } | { is: 'refused'; why: PushRefusal; message: string };

/** Checked in this order: push protection reports a secret as a rule violation. */
const WORDS: readonly (readonly [PushRefusal, RegExp])[] = [
  ['workflow-files', /refusing to allow .* to create or update workflow/i],
  ['secret', /GH009|secret[- ]scanning|push protection|cannot contain secrets/i],
  ['protected', /GH006|GH013|protected branch|rule violations/i],
  ['permission', /error: 403|permission to .* denied|write access to repository not granted/i],
  ['stale', /stale info|fetch first|non-fast-forward|cannot lock ref|remote ref does not exist/i],
];

/** Why a push was refused, from the message. */
export function refusalIn(text: string): PushRefusal {
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}

/**
 * Parses `git push --porcelain`.
 *
 * @returns the result by full ref name; a missing ref has no result
 */
export function readPush(stdout: string, stderr: string): Map<string, Pushed> {
  const message = remoteWords(stderr);
  const answers = new Map<string, Pushed>();
  for (const line of stdout.split('\n')) {
    const [, flag, ref, summary] = /^([ +\-*=!])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line) ?? [];
    if (flag === undefined || ref === undefined || summary === undefined) continue;
    if (flag !== '!') {
      answers.set(ref, { is: 'pushed' });
      continue;
    }
    // A failed lease concerns this ref only. The server's message may be about any ref.
    const isStale = refusalIn(summary) === 'stale';
    const why = isStale ? 'stale' : refusalIn(`${summary} ${message}`);
    answers.set(ref, {
      is: 'refused',
      why,
      message: isStale || message === '' ? summary : message,
    });
  }
  return answers;
}

function remoteWords(stderr: string): string {
  return plainLines(
    stderr
      .split('\n')
      .filter((line) => line.startsWith('remote:'))
      .map((line) => line.slice('remote:'.length))
      .filter((line) => !line.includes('Review all repository rules at'))
      .join('\n'),
    8,
    300,
  ).join(' ');
}
