import type { z } from 'zod';

/** The run directory: each file is validated on reading, written atomically, and never changed. */
export interface RunDirectory {
  /** Absolute path of a file; creates its folder. */
  path(name: string): Promise<string>;
  /** undefined if there is no such file; throws if it does not fit the schema. */
  read<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined>;
  /** Does nothing if the file already exists. @returns whether it was written */
  write(name: string, value: unknown): Promise<boolean>;
  /** Writes text, for files that people read. Does nothing if the file already exists. */
  writeText(name: string, text: string): Promise<void>;
  /** Names of the files below a folder, sorted. */
  list(folder: string): Promise<string[]>;
  remove(name: string): Promise<void>;
}
