// Repeats what fails only now and then, often: calls of git on a busy event loop, and a run killed at every point.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['test/adapters/git/git.test.ts', 'test/e2e/kill.test.ts'];
const environment = { ...process.env, TRIBUTARY_SOAK: '1', KILL_POINTS: 'all' };
// A kill at every point takes about an hour.
const args = ['scripts/test.mjs', '--testTimeout', String(4 * 60 * 60 * 1000), ...files];
const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
});
process.exit(status ?? 1);
