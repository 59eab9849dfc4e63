/** Instants as numbers, by arithmetic alone: the core has no Date. */
import type { Instant, Seconds } from '../model.js';

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z$/;

/**
 * Seconds since 1970-01-01T00:00:00Z, with the fraction that the instant has.
 *
 * @throws RangeError where the text is no UTC instant
 */
export function epochSeconds(instant: Instant): number {
  const match = pattern.exec(instant);
  if (match === null) throw new RangeError(`No UTC instant: ${instant.slice(0, 40)}`);
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  return daysSinceEpoch(year, month, day) * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

/** Seconds from `start` to `end`; negative where `end` is the earlier one. */
export function secondsBetween(start: Instant, end: Instant): Seconds {
  return epochSeconds(end) - epochSeconds(start);
}

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar, by the count of its leap days. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  // Years run from March here, so that the leap day is a year's last one.
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + dayOfYear - 719_468;
}
