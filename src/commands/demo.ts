/** `tributary demo`: the guide's scenario on a small bank application, with scripted agents, in a new repository. */
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import { openRuns } from './open-runs.js';
import { IDENTITY } from '../core/git-names.js';
import { Metrics } from '../core/metrics/metrics.js';
import { tasksMd } from '../adapters/tasks/tasks-md.js';
import type { CommandContext, ExitCode } from './context.js';
import { runCommand } from './run.js';
import { REPORT } from '../core/run-layout.js';

const GUIDE_KEYS = [
  'totalTasks',
  'successful',
  'failed',
  'parallelTime',
  'estimatedSequentialTime',
  'speedup',
  'cost',
  'gateBlocks',
  'testFailures',
] as const;

/** @returns 0 if the demo ran, even though some of its tasks do not land */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  const root = await makeRepository(context);
  const { tasks } = tasksMd.parse(await readFile(join(root, 'TASKS.md'), 'utf8'));
  const ask = tasks.filter(({ state }) => state === 'todo').map(({ id }) => id);
  const typed = `tributary run ${ask.join(' ')}`;
  context.stdout.write(`The demo's repository: ${root}\n$ ${typed}\n\n`);
  const code = await runCommand({ ...context, cwd: root, typed }, { ask, onOverlap: 'sequential' });
  context.stdout.write(`\n${await guideMetrics(context, root)}\n`);
  context.stdout.write(
    [
      '',
      'Look around:',
      `  cd ${root}`,
      '  git log --oneline --graph     what landed, one merge per task',
      '  cat TASKS.md                  the tasks that are marked done or failed',
      '  ls .worktrees                 the worktrees of tasks that did not land',
      '  agents/scripts/*.json         the script of each agent: change one, commit, run again',
      '',
    ].join('\n'),
  );
  return code === 1 ? 0 : code;
}

async function makeRepository(context: CommandContext): Promise<string> {
  const root = await mkdtemp(join(context.environment['TMPDIR'] ?? tmpdir(), 'tributary-demo-'));
  await cp(join(context.packageRoot, 'examples', 'bank'), root, { recursive: true });
  // Wait for the output to close, not only for the exit: git leaves no process here that would keep it open.
  const git = simpleGit(root, {
    completion: { onClose: true, onExit: false },
    // Nothing of the person's own configuration runs: no signing, no hooks.
    config: ['commit.gpgSign=false', 'core.hooksPath=/dev/null'],
    unsafe: { allowUnsafeHooksPath: true },
  });
  const { PATH = '', HOME = '' } = context.environment;
  await git
    .env({ PATH, HOME })
    .init(['--initial-branch=main'])
    .addConfig('user.name', IDENTITY.name)
    .addConfig('user.email', IDENTITY.email)
    .add('.')
    .commit('The bank');
  return root;
}

/** The metrics that the guide shows; the file has more. */
async function guideMetrics(context: CommandContext, root: string): Promise<string> {
  const runs = await openRuns(context, join(root, '.git'));
  const newest = await runs.newest();
  const metrics = newest && (await runs.open(newest.run).read(REPORT.metrics, Metrics));
  return metrics
    ? JSON.stringify(Object.fromEntries(GUIDE_KEYS.map((key) => [key, metrics[key]])), null, 2)
    : '';
}
