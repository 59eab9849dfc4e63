import { Refused } from './refused.js';

/** '12.50' → 1250. Money is a whole number of cents everywhere else: floats lose some. */
export function cents(text) {
  const match = /^(\d{1,10})(?:\.(\d{2}))?$/.exec(String(text));
  if (match === null) throw new Refused(`not an amount: ${text}`);
  return Number(match[1]) * 100 + Number(match[2] ?? 0);
}

/** 1250 → '12.50' */
export function formatMoney(amount) {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
