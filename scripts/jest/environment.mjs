/** The globals of node itself, put back after each test file where jest replaces them. See run-file.mjs. */
export default class Environment {
  global = globalThis;
  /** Jest asks for it after each file; without jest's modules there is nothing to put back. */
  moduleMocker = { restoreAllMocks() {} };
  #exit = process.exit;
  #console = console;

  async setup() {}

  async teardown() {
    process.exit = this.#exit;
    globalThis.console = this.#console;
  }

  getVmContext() {
    return null;
  }
}
