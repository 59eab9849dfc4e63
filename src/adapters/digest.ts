import { createHash } from 'node:crypto';
import { Digest } from '../core/model.js';
import type { DigestOf } from '../ports.js';

/**
 * First 32 hex digits of a SHA-256 over canonical JSON: keys sorted, no white space, `undefined` fields left out.
 * Two values that JSON cannot tell apart have one digest.
 */
export const digestOf: DigestOf = (value) => {
  const canonical = JSON.stringify(value, sortKeys) ?? 'null';
  return Digest.parse(createHash('sha256').update(canonical).digest('hex').slice(0, 32));
};

/** Objects with their keys in code-unit order; everything else as it is. */
function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
