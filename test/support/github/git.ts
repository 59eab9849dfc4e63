/** Git on a bare repository: objects only, no work tree. */
import { spawn } from 'node:child_process';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export interface GitOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
}

/** Nothing of the machine's own git configuration. */
export function hermetic(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Runs git and gives its end, whatever it is. */
export function runGit(dir: string, args: string[], options: GitOptions = {}): Promise<Ran> {
  return isSettled(args, options) ? remembered(dir, args) : started(dir, args, options);
}

const SETTLED = new Set([
  'cat-file',
  'diff',
  'log',
  'ls-tree',
  'merge-base',
  'merge-tree',
  'rev-parse',
]);
const OBJECT = /^[0-9a-f]{40}(\.{2,3}[0-9a-f]{40}|\^\{commit\}|:.*)?$/;

/** Whether the answer can never change, once there is one: it is about objects that are named in full. */
function isSettled([verb = '', ...rest]: string[], options: GitOptions): boolean {
  if (!SETTLED.has(verb) || options.input !== undefined || options.env !== undefined) return false;
  const paths = rest.indexOf('--');
  const words = paths < 0 ? rest : rest.slice(0, paths);
  return words.every((word) => word.startsWith('-') || OBJECT.test(word));
}

/** By repository and question. What failed is asked again: the objects may come later. */
const answers = new Map<string, Ran>();

async function remembered(dir: string, args: string[]): Promise<Ran> {
  const question = JSON.stringify([dir, ...args]);
  const known = answers.get(question);
  if (known) return known;
  const ran = await started(dir, args, {});
  // 1 says no: they conflict, or the one is no ancestor of the other.
  if (ran.code === 0 || (ran.code === 1 && args[0]?.startsWith('merge-')))
    answers.set(question, ran);
  return ran;
}

function started(dir: string, args: string[], options: GitOptions): Promise<Ran> {
  return gitBytes(dir, args, options).then(({ code, stdout, stderr }) => ({
    code,
    stdout: stdout.toString(),
    stderr,
  }));
}

/** Its end, with its output as it came. */
export function gitBytes(
  dir: string,
  args: string[],
  { env, input = '' }: GitOptions,
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  return new Promise((resolve, reject) => {
    const all = { ...hermetic(), HOME: dir, ...env };
    const child = spawn('git', args, { cwd: dir, env: all, stdio: 'pipe' });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => stderr.push(part));
    // A child that does not read its input is no error of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });
}

/** Runs git and gives its output without the last newline; throws when it fails. */
export async function git(dir: string, args: string[], options?: GitOptions): Promise<string> {
  const { code, stdout, stderr } = await runGit(dir, args, options);
  if (code !== 0)
    throw new Error(`git ${args.join(' ')} (in ${dir}) ended with ${code}: ${stderr}`);
  return stdout.replace(/\n$/, '');
}

export interface Person {
  name: string;
  email: string;
  /** As git reads it. */
  date: string;
}

export const noreply = { name: 'GitHub', email: 'noreply@github.com' };

export interface Written {
  tree: string;
  parents: string[];
  message: string;
  author: Person;
  committer: Person;
}

export function commitTree(dir: string, commit: Written): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  return git(dir, ['commit-tree', commit.tree, ...parents, '-F', '-'], {
    input: commit.message,
    env: {
      GIT_AUTHOR_NAME: commit.author.name,
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_AUTHOR_DATE: commit.author.date,
      GIT_COMMITTER_NAME: commit.committer.name,
      GIT_COMMITTER_EMAIL: commit.committer.email,
      GIT_COMMITTER_DATE: commit.committer.date,
    },
  });
}

/** The tree of both sides together; undefined where they conflict. */
export async function mergeTree(
  dir: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const ran = await runGit(dir, ['merge-tree', '--write-tree', '--no-messages', ours, theirs]);
  if (ran.code === 0) return ran.stdout.trim();
  if (ran.code === 1) return undefined;
  throw new Error(`git merge-tree ended with ${ran.code}: ${ran.stderr}`);
}

export async function isAncestor(
  dir: string,
  ancestor: string,
  of: string,
  env?: Record<string, string>,
): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', ancestor, of];
  const { code, stderr } = await runGit(dir, args, env ? { env } : {});
  if (code === 0 || code === 1) return code === 0;
  throw new Error(`git merge-base ended with ${code}: ${stderr}`);
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  message: string;
  author: Person;
  committer: Person;
}

const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00%x1e';

/** The commits that `git log` gives for the arguments, newest first. */
export async function log(dir: string, ...args: string[]): Promise<Commit[]> {
  const text = await git(dir, ['log', `--format=${format}`, ...args]);
  const records = text.split('\0\x1e').map((record) => record.replace(/^\n/, ''));
  return records.filter(Boolean).map((record) => {
    const [sha = '', tree = '', parents = '', ...rest] = record.split('\0');
    const [an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] = rest;
    return {
      sha,
      tree,
      parents: parents.split(' ').filter(Boolean),
      message: message.replace(/\n$/, ''),
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
    };
  });
}

/**
 * `commits` (oldest first) put on `onto` one by one; undefined where one conflicts.
 * git 2.39 knows no `merge-tree --merge-base`: a helper commit with ours as tree and the commit's
 * parent as parent makes that parent the merge base.
 */
export async function replay(
  dir: string,
  onto: string,
  commits: Commit[],
  date: string,
): Promise<string | undefined> {
  const committer = { ...noreply, date };
  let tip = onto;
  for (const { parents, author, message, sha } of commits) {
    const tree = await git(dir, ['rev-parse', `${tip}^{tree}`]);
    const helper = { tree, parents, message: 'helper', author: committer, committer };
    const merged = await mergeTree(dir, await commitTree(dir, helper), sha);
    if (merged === undefined) return undefined;
    tip = await commitTree(dir, { tree: merged, parents: [tip], message, author, committer });
  }
  return tip;
}
