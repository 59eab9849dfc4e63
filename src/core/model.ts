/**
 * Everything that stands in a run directory, as one zod schema and one type under the same name.
 * Validated where it is read; inside, the types are trusted.
 */
export * from './model/names.js';
export * from './model/rounds.js';
export * from './model/verdicts.js';
export * from './model/work.js';
