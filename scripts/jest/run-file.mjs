/** Runs a test file with jest's own runner; only the modules are node's, instead of copies for each file. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const circus = require.resolve('jest-circus/runner', { paths: [require.resolve('jest-cli')] });
const init = circus.replace(/runner\.js$/, 'jestAdapterInit.js');
const runner = require(circus).default;
let files = 0;

export default async function runFile(globalConfig, config, environment, runtime, path, ...rest) {
  // Node's own source maps instead of jest's.
  Error.prepareStackTrace = undefined;
  // Each file begins with no tests and no handlers of jest's.
  delete require.cache[init];
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  runtime.requireInternalModule = require;
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = (file) => import(`${pathToFileURL(file).href}?${(files += 1)}`);
  return runner(globalConfig, config, environment, runtime, path, ...rest);
}
