/** Formats numbers for reports. */

/** `34s`, `12m 34s`, `1h 2m 3s`: rounded to whole seconds. */
export function formatDuration(seconds: number): string {
  // Without the cap a forged duration would be printed with an exponent.
  const whole = Math.min(Math.round(Math.max(0, seconds)), Number.MAX_SAFE_INTEGER);
  const s = whole % 60;
  const m = Math.floor(whole / 60) % 60;
  const h = Math.floor(whole / 3600);
  if (h > 0) return `${h}h ${m}m ${s}s`;
  return m > 0 ? `${m}m ${s}s` : `${s}s`;
}

/** `3.04x`; `n/a` if nothing was run. */
export function formatSpeedup(speedup: number | null): string {
  return speedup === null ? 'n/a' : `${speedup.toFixed(2)}x`;
}

/** `$1.25`; an amount between 0 and one cent is `<$0.01`. */
export function formatUsd(usd: number): string {
  return usd > 0 && usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`;
}
