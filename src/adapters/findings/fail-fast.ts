/**
 * Arrays and records for hostile JSON. zod's own ones collect a problem for every bad item: megabytes
 * of them take gigabytes of memory and then overflow the stack. These stop at the first.
 */
import { z } from 'zod';

/** As `z.array`. */
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

/** As `z.record` with any names, as a map: no name of it meets one that every object has. */
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
