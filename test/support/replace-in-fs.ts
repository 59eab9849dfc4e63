/** Puts itself between the code under test and the file system. */
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

type Promises = typeof promises;

/** What `node:fs/promises` exports by that name is `make`'s from now on; gives the way back. */
export function replaceInFs<Name extends keyof Promises>(
  name: Name,
  make: (original: Promises[Name]) => Promises[Name],
): () => void {
  const original = promises[name];
  const put = (value: Promises[Name]) => {
    promises[name] = value;
    syncBuiltinESMExports();
  };
  put(make(original));
  return () => put(original);
}
