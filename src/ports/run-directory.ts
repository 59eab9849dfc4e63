import type { z } from 'zod';

/** The run's directory: each file is validated when read, written whole or not at all, and never changed. */
export interface RunDirectory {
  /** Absolute path of a file in it, its folder made. */
  path(name: string): Promise<string>;
  /** undefined where there is none; throws where there is one that does not fit the schema. */
  read<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined>;
  /** Keeps the first: writing a file that is there already changes nothing. */
  write(name: string, value: unknown): Promise<void>;
  /** Text as it is, for files that people read; keeps the first too. */
  writeText(name: string, text: string): Promise<void>;
  /** Names of the files below a folder, sorted. */
  list(folder: string): Promise<string[]>;
  remove(name: string): Promise<void>;
}
