/** GitHub's rate limits, by token: the hourly one, and the secondary ones for points and new content. */
import { Refusal } from './answers.js';

export interface Limits {
  /** `GITHUB_TOKEN` has 1,000 for a repository. */
  requestsPerHour: number;
  creationsPerMinute: number;
  creationsPerHour: number;
  /** A read costs 1 point, a write 5. */
  pointsPerMinute: number;
}

export const githubLimits: Limits = {
  requestsPerHour: 1000,
  creationsPerMinute: 80,
  creationsPerHour: 500,
  pointsPerMinute: 900,
};

const minute = 60_000;
const hour = 60 * minute;

interface Use {
  at: number;
  points: number;
  creates: boolean;
}

export class RateLimit {
  /** The hour that counts began with its first request. */
  private begun: number | undefined;
  private used = 0;
  private uses: Use[] = [];

  constructor(
    private readonly limits: Limits,
    private readonly app: boolean,
  ) {}

  /** Counts a request at `now` (ms); throws the 403 where it is one too many. */
  take(now: number, method: string, creates: boolean): void {
    this.renew(now);
    if (this.used >= this.limits.requestsPerHour) throw this.exceeded();
    this.used += 1;
    const points = method === 'GET' ? 1 : 5;
    const wait = this.secondary(now, points, creates);
    if (wait !== undefined) throw secondaryRefusal(wait, creates);
    this.uses.push({ at: now, points, creates });
  }

  private renew(now: number): void {
    if (this.begun === undefined || now - this.begun >= hour) {
      this.begun = now;
      this.used = 0;
    }
    this.uses = this.uses.filter(({ at }) => now - at < hour);
  }

  private exceeded(): Refusal {
    const who = this.app ? 'installation' : 'user';
    return new Refusal(403, `API rate limit exceeded for ${who}.`);
  }

  /** Seconds to wait, where a secondary limit is reached. */
  private secondary(now: number, points: number, creates: boolean): number | undefined {
    const { creationsPerMinute, creationsPerHour, pointsPerMinute } = this.limits;
    const lately = this.uses.filter(({ at }) => now - at < minute);
    const made = this.uses.filter((use) => use.creates);
    const madeLately = lately.filter((use) => use.creates);
    const until = (use: Use | undefined, span: number) =>
      Math.max(Math.ceil(((use?.at ?? now) + span - now) / 1000), 1);
    if (creates && made.length >= creationsPerHour) return until(made[0], hour);
    if (creates && madeLately.length >= creationsPerMinute) return until(madeLately[0], minute);
    const spent = lately.reduce((sum, use) => sum + use.points, 0);
    return spent + points > pointsPerMinute ? until(lately[0], minute) : undefined;
  }

  /** The state of the hour, without counting a request. */
  state(now: number): { limit: number; remaining: number; used: number; reset: number } {
    this.renew(now);
    const { requestsPerHour: limit } = this.limits;
    const reset = Math.ceil(((this.begun ?? now) + hour) / 1000);
    return { limit, remaining: limit - this.used, used: this.used, reset };
  }

  headers(now: number): Record<string, string> {
    const { limit, remaining, used, reset } = this.state(now);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  }
}

function secondaryRefusal(seconds: number, creates: boolean): Refusal {
  return new Refusal(
    403,
    creates
      ? 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.'
      : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    {},
    { 'retry-after': String(seconds) },
  );
}
