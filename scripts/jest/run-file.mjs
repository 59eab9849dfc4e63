/**
 * Runs a test file with jest's own runner, but on node's own modules: jest's copies of them, made for each
 * test file, take most of the time and of the memory, and a process that is large starts others slowly.
 * So modules, and what they remember, are shared by the files that a worker runs; `jest.mock` does not work.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const runner = require.resolve('jest-circus/runner');
const runnersState = runner.replace(/runner\.js$/, 'jestAdapterInit.js');
let files = 0;

export default async function runFile(globalConfig, config, environment, runtime, path, ...rest) {
  // Node's own source maps, in place of jest's.
  Error.prepareStackTrace = undefined;
  // No tests and no handlers of the file before.
  delete require.cache[runnersState];
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  runtime.requireInternalModule = require;
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = (file) => {
    files += 1;
    return import(`${pathToFileURL(file).href}?${files}`);
  };
  return require(runner).default(globalConfig, config, environment, runtime, path, ...rest);
}
