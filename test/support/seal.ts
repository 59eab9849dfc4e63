/** A seal for tests, with a key of its own. */
import { type Seal, sealWith } from '../../src/adapters/files/seal.js';

export const seal: Seal = sealWith(Buffer.alloc(32, 7));

/** For `createRuns`. */
export const sealed = { seal, warn: () => undefined };
