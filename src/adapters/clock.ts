import type { Clock } from '../ports.js';

/** The machine's clock: UTC, milliseconds. */
export const systemClock: Clock = { now: () => new Date().toISOString() };
