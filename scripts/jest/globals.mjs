/** What `@jest/globals` exports: the functions of the test file that runs now, since others stay loaded. */
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
/** Asked for by @fast-check/jest, which does without what it does not find there. */
export const jest = {};
