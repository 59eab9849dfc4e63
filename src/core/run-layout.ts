/**
 * The names of all files in a run directory. They are built and parsed only here: other modules ask for a
 * file by its contents.
 */
import {
  type Change,
  type CommitSha,
  type Digest,
  type GateName,
  type SuiteName,
  TaskId,
  type TreeSha,
} from './model.js';

/** The files that are handed to a command and back, in a folder of their own. */
export const HANDOVER = {
  prompt: 'prompt.md',
  usage: 'usage.json',
  patch: 'change.patch',
} as const;

/** The guide's name of an agent's status file. It stands in the root of the work tree, and is never committed. */
export const STATUS_FILE_IN_TREE = 'agent-status.json';

/** The folder of each kind of file that can occur more than once in a run. */
export const folders = {
  result: 'work',
  verdict: 'gate',
  test: 'test',
  jobs: 'jobs',
  'session-start': 'sessions',
  'session-end': 'sessions',
  report: 'report',
  /** Records about commits of others on the base branch. */
  base: 'base',
} as const;
export type Collected = Exclude<keyof typeof folders, 'base'>;

/** A file, identified by its contents. Logs, prompts and the output of agents and checks are not included. */
export type RunFile =
  | { is: 'request' }
  | { is: 'plan' | 'queue' | 'land'; round: number }
  | { is: 'result'; task: TaskId; attempt: number }
  | { is: Exclude<Collected, 'result'> };

/** `work/DEV-1-1/result.json`: each part starts with a letter or digit, so it is never hidden and never `..`. */
const NAME = /^[A-Za-z0-9][\w.@+-]*(?:\/[A-Za-z0-9][\w.@+-]*)*$/;

/** The request that started the run. */
export const REQUEST_FILE = 'run.json';
/** The person's settings, hooks and refs before the first agent of the run started. */
export const BELONGINGS_FILE = 'belongings.json';
/** What set-up changed in a fresh directory, written once. */
export const SETUP_CHANGES_FILE = 'setup-changes.json';
/** A bundle with the commits of a round's candidates, for the test jobs. */
export const CANDIDATES_FILE = 'candidates.bundle';

/** Written last: it marks an attempt as ended. */
export const RESULT_NAME = 'result.json';
/** The commits of an attempt. */
export const BUNDLE_NAME = 'change.bundle';

/** The metrics are written last: they mark a run as ended. */
export const REPORT = {
  metrics: `${folders.report}/metrics.json`,
  summary: `${folders.report}/summary.md`,
  page: `${folders.report}/report.html`,
} as const;

export function planFile(round: number): string {
  return `plan-${round}.json`;
}

export function queueFile(round: number): string {
  return `queue-${round}.json`;
}

export function landFile(round: number): string {
  return `land-${round}.json`;
}

/** The files of one attempt at a task. */
export function workFiles(task: TaskId, attempt: number) {
  const folder = `${folders.result}/${task}-${attempt}`;
  return {
    folder,
    result: `${folder}/${RESULT_NAME}`,
    bundle: `${folder}/${BUNDLE_NAME}`,
    setupLog: `${folder}/setup.log`,
    log: `${folder}/agent.log`,
    prompt: `${folder}/prompt.md`,
  };
}

/** What a check judges: a verdict on a change says nothing about another head of it. */
export type Judged = Pick<Change, 'id' | 'head'>;

/** The name includes the policy, so a changed policy gets a new file. */
export function verdictFile(change: Judged, gate: GateName, policy: Digest): string {
  return `${folderOf(change)}/${gate}-${shortPolicy(policy)}.json`;
}

/** The name includes the round, so that the next round runs the gate again. */
export function errorFile(change: Judged, gate: GateName, round: number): string {
  return `${folderOf(change)}/${gate}-error-${round}.json`;
}

/** The output of a check. */
export function checkLog(change: Judged, gate: GateName): string {
  return `${folderOf(change)}/${gate}.log`;
}

export function testFile(tree: TreeSha, suite: SuiteName, policy: Digest): string {
  return `${folders.test}/${tree}/${suite}-${shortPolicy(policy)}.json`;
}

export function testLogs(tree: TreeSha, tries: number) {
  const folder = `${folders.test}/${tree}`;
  return {
    setup: `${folder}/setup-${tries}.log`,
    of: (suite: SuiteName) => `${folder}/${suite}-${tries}.log`,
  };
}

/** Whether a file is a result or a log of the tests of this tree. */
export function isOfTree(name: string, tree: TreeSha): boolean {
  return name.startsWith(`${folders.test}/${tree}/`);
}

/** The number is padded so that the names sort in order. */
export function sessionFile(number: number, edge: 'start' | 'end'): string {
  return `${folders[`session-${edge}`]}/${String(number).padStart(4, '0')}-${edge}.json`;
}

/** What became of a commit that others made on the base. */
export function baseFile(is: 'seen' | 'stopped' | 'accepted', commit: CommitSha): string {
  return `${folders.base}/${is}-${commit}.json`;
}

export function jobsFile(round: number, attempt: number): string {
  return `${folders.jobs}/${round}-${attempt}.json`;
}

/** The status record of one task. */
export function statusFile(task: string): string {
  return `${folders.report}/status/${task}.json`;
}

/** Whether a name is one in a run directory: it leads nowhere else, and no part of it is hidden. */
export function isRunFileName(name: string): boolean {
  return NAME.test(name);
}

/** Identifies a file by its name; undefined if Tributary never reads it back. */
export function runFileOf(name: string): RunFile | undefined {
  if (!isRunFileName(name)) return undefined;
  if (name === REQUEST_FILE) return { is: 'request' };
  const [, is, round] = /^(plan|queue|land)-(\d+)\.json$/.exec(name) ?? [];
  if (is === 'plan' || is === 'queue' || is === 'land') return { is, round: Number(round) };
  const [folder = ''] = name.split('/');
  switch (folder) {
    case folders.result:
      return resultOf(name);
    case folders.verdict:
      return /^gate\/[0-9a-f]+(?:-[0-9a-f]+)?\/.+-(?:[0-9a-f]{8}|error-\d+)\.json$/.test(name)
        ? { is: 'verdict' }
        : undefined;
    case folders.test:
    case folders.jobs:
      return name.endsWith('.json') ? { is: folder } : undefined;
    case folders['session-start']:
      return sessionOf(name);
    case folders.report:
      return { is: 'report' };
    default:
      return undefined;
  }
}

/** Most changes are judged at the commit that they are named by. */
function folderOf({ id, head }: Judged): string {
  const judged: string = id === (head as string) ? id : `${id}-${head}`;
  return `${folders.verdict}/${judged}`;
}

/** Enough digits for a file name; the file contains the whole digest. */
function shortPolicy(policy: Digest): string {
  return policy.slice(0, 8);
}

function resultOf(name: string): RunFile | undefined {
  const [, word, attempt] = /^work\/([^/]+)-(\d+)\/result\.json$/.exec(name) ?? [];
  const { data: task } = TaskId.safeParse(word);
  return task && { is: 'result', task, attempt: Number(attempt) };
}

function sessionOf(name: string): RunFile | undefined {
  const [, edge] = /^sessions\/\d+-(start|end)\.json$/.exec(name) ?? [];
  return edge === 'start' || edge === 'end' ? { is: `session-${edge}` } : undefined;
}
