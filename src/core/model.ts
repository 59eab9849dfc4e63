/**
 * The contents of a run directory: each kind of data has a zod schema and a type of the same name.
 * Data is validated where it is read; the rest of the code trusts the types.
 */
export * from './model/names.js';
export * from './model/rounds.js';
export * from './model/verdicts.js';
export * from './model/work.js';
