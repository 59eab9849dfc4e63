// Lints the workflow and the actions, or the named workflow files, with actionlint and zizmor. Fails if
// either is not on the PATH: a skipped check would look like a passed one.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = '.github/workflows';

/** Keys that actionlint does not know yet, as in its messages. */
const NEWER_THAN_ACTIONLINT = [
  // Queues runs on the same base instead of cancelling all but the newest.
  'unexpected key "queue" for "concurrency" section',
  // Keeps jobs that run agent code from writing the cache that other jobs read.
  'unexpected key "cache-mode" for "job" section',
  // Repository and commit of the called workflow; the action is checked out from there.
  'property "workflow_repository" is not defined in object type',
  'property "workflow_sha" is not defined in object type',
];

const named = process.argv.slice(2);
const workflows =
  named.length > 0 ? named : readdirSync(`${root}${folder}`).map((file) => `${folder}/${file}`);
// actionlint only checks workflows.
const all =
  named.length > 0 ? named : [...workflows, 'action.yml', '.github/actions/prepare/action.yml'];

const tools = [
  {
    program: 'actionlint',
    args: [...NEWER_THAN_ACTIONLINT.flatMap((words) => ['-ignore', words]), ...workflows],
  },
  {
    program: 'zizmor',
    args: ['--offline', '--no-progress', '--config', '.github/zizmor.yml', ...all],
  },
];

const failed = tools.filter(({ program, args }) => {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
  });
  const good = status === 0;
  process.stdout.write(`${good ? 'ok   ' : 'FAIL '} ${program}\n`);
  if (!good) process.stdout.write(error ? `${error.message}\n` : `${stdout}${stderr}`);
  return !good;
});
process.exit(failed.length > 0 ? 1 : 0);
