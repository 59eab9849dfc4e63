const DAYS_A_YEAR = 365n;
const BASIS_POINTS = 10_000n;

/** Interest in cents on `balance` cents over `days` days, at `rate` basis points a year, rounded down. */
export function interest(balance, rate, days) {
  if (balance <= 0) return 0;
  return Number((BigInt(balance) * BigInt(rate) * BigInt(days)) / (BASIS_POINTS * DAYS_A_YEAR));
}
