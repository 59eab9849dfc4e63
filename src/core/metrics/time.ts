/** Instants as numbers. */
import type { Instant, Seconds } from '../model.js';

/** Seconds since 1970-01-01T00:00:00Z, with the fraction that the instant has. */
export function epochSeconds(instant: Instant): number {
  return Date.parse(instant) / 1000;
}

/** Seconds from `start` to `end`; negative where `end` is the earlier one. */
export function secondsBetween(start: Instant, end: Instant): Seconds {
  return (Date.parse(end) - Date.parse(start)) / 1000;
}
