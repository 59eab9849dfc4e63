/** `@jest/globals` for modules that stay loaded: each name is what it is in the test file that runs now. */
function current(now) {
  return new Proxy(now(), {
    apply: (_target, self, args) => Reflect.apply(now(), self, args),
    get: (_target, key) => {
      const value = now()[key];
      return typeof value === 'function' ? current(() => now()[key]) : value;
    },
  });
}

export const afterAll = current(() => globalThis.afterAll);
export const afterEach = current(() => globalThis.afterEach);
export const beforeAll = current(() => globalThis.beforeAll);
export const beforeEach = current(() => globalThis.beforeEach);
export const describe = current(() => globalThis.describe);
export const expect = current(() => globalThis.expect);
export const it = current(() => globalThis.it);
export const test = current(() => globalThis.test);
/** @fast-check/jest imports it, and does without what it does not find in it. */
export const jest = {};
