// Runs jest with ES modules; passes arguments on.
import { spawnSync } from 'node:child_process';

const jest = new URL('../node_modules/jest/bin/jest.js', import.meta.url).pathname;
const register = new URL('jest/register.mjs', import.meta.url).href;
const { status } = spawnSync(
  process.execPath,
  ['--import', register, '--enable-source-maps', '--no-warnings', jest, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
