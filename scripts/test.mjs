// Runs jest; passes arguments on. Temporary files are kept in memory where possible: tests make ten thousands of them.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 30;

const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const register = new URL('jest/register.mjs', import.meta.url).href;
const args = process.argv.slice(2);
// One worker more than cores: the tests often wait for git and other processes.
const workers = args.some((arg) => /^(?:-i|-w|--runInBand|--maxWorkers)/.test(arg))
  ? []
  : ['--maxWorkers', String(availableParallelism() + 1)];
const temporary = process.env.TMPDIR === undefined ? folderInMemory() : undefined;
const child = spawn(
  process.execPath,
  ['--import', register, '--enable-source-maps', '--no-warnings', jest, ...workers, ...args],
  { stdio: 'inherit', env: { ...process.env, ...(temporary && { TMPDIR: temporary }) } },
);
// The terminal sends them to jest too, and its end is waited for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  if (temporary) rmSync(temporary, { recursive: true, force: true });
  process.exit(code ?? 1);
});

/** undefined where there is none, it is small, or programs may not run there. */
function folderInMemory() {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === MEMORY);
    if (bavail * bsize < ENOUGH_BYTES || !mount || mount.includes('noexec')) return undefined;
    return mkdtempSync(`${MEMORY}/tributary-tests-`);
  } catch {
    return undefined;
  }
}
