/** Instants as numbers. */
import type { Instant, Seconds } from '../model.js';

/** Seconds since 1970-01-01T00:00:00Z, with fractions. */
export function epochSeconds(instant: Instant): number {
  return Date.parse(instant) / 1000;
}

/** Seconds from `start` to `end`; negative if `end` is earlier. */
export function secondsBetween(start: Instant, end: Instant): Seconds {
  return (Date.parse(end) - Date.parse(start)) / 1000;
}
