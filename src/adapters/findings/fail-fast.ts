/**
 * Arrays and records for untrusted JSON. zod's own collect an issue for every invalid item, which for
 * megabytes of them takes gigabytes of memory and overflows the stack. These stop at the first.
 */
import { z } from 'zod';

/** Like `z.array`. */
export function arrayOf<T extends z.ZodType>(item: T) {
  return z.array(z.unknown()).transform((values, context) => {
    const read: z.output<T>[] = [];
    for (const [index, value] of values.entries()) {
      const parsed = item.safeParse(value);
      if (!parsed.success) return refuse(context, index, parsed.error);
      read.push(parsed.data);
    }
    return read;
  });
}

/** Like `z.record`, but returns a map, so that no key collides with a property of every object. */
export function mapOf<T extends z.ZodType>(item: T) {
  return z.record(z.string(), z.unknown()).transform((values, context) => {
    const read = new Map<string, z.output<T>>();
    for (const [key, value] of Object.entries(values)) {
      const parsed = item.safeParse(value);
      if (!parsed.success) return refuse(context, key, parsed.error);
      read.set(key, parsed.data);
    }
    return read;
  });
}

function refuse(context: z.RefinementCtx, at: string | number, error: z.ZodError): never {
  const [first] = error.issues;
  context.addIssue({
    code: 'custom',
    message: first?.message ?? 'not valid',
    path: [at, ...(first?.path ?? [])],
  });
  return z.NEVER;
}
