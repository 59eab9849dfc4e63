import { createHash } from 'node:crypto';
import { Digest } from '../core/model.js';
import type { DigestOf } from '../ports.js';

/**
 * First 32 hex digits of the SHA-256 of canonical JSON: sorted keys, no white space, `undefined` fields
 * omitted. Values with the same JSON have the same digest.
 */
export const digestOf: DigestOf = (value) => {
  const canonical = JSON.stringify(value, sortKeys) ?? 'null';
  return Digest.parse(createHash('sha256').update(canonical).digest('hex').slice(0, 32));
};

/** Returns objects with their keys in code-unit order; other values unchanged. */
function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
