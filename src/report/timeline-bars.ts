/** The agents, gates and tests of a run, as bars of a timeline. */
import { ranIn, type RunFacts, tasksByChange, tasksByTree } from '../core/metrics/run-facts.js';
import { epochSeconds } from '../core/metrics/time.js';
import type { Instant, Seconds } from '../core/model.js';

export interface Bar {
  kind: 'work' | 'gate' | 'review' | 'tests';
  /** The task, or the heading for bars without one. */
  section: string;
  label: string;
  startedAt: Instant;
  seconds: Seconds;
  failed: boolean;
}

// A job writes its own times: a forged one must not shrink all others to nothing.
const LONGEST_RUN = 35 * 86_400;
const LONGEST_BAR = 7 * 86_400;

/** The bars in order of their start; none is longer than a week. */
export function barsOf(facts: RunFacts): Bar[] {
  const last = epochSeconds(facts.request.startedAt) + LONGEST_RUN;
  return [...workBars(facts), ...gateBars(facts), ...testBars(facts)]
    .filter(({ startedAt }) => epochSeconds(startedAt) <= last)
    .map((bar) => ({ ...bar, seconds: Math.min(bar.seconds, LONGEST_BAR) }))
    .toSorted((a, b) => epochSeconds(a.startedAt) - epochSeconds(b.startedAt));
}

function workBars(facts: RunFacts): Bar[] {
  return ranIn(facts).results.map((work) => ({
    kind: 'work',
    section: work.task,
    label: `work ${work.attempt} by ${work.agent}`,
    failed: work.is === 'failed',
    ...timeOf(work),
  }));
}

function gateBars(facts: RunFacts): Bar[] {
  const byChange = tasksByChange(facts);
  return ranIn(facts).verdicts.map((verdict) => ({
    kind: verdict.kind,
    section: byChange.get(verdict.change) ?? 'other changes',
    label: `${verdict.kind} ${verdict.gate}`,
    failed: verdict.result !== 'pass',
    ...timeOf(verdict),
  }));
}

function testBars(facts: RunFacts): Bar[] {
  const byTree = tasksByTree(facts);
  return ranIn(facts).tests.map((test) => ({
    kind: 'tests',
    section: byTree.get(test.tree) ?? 'base',
    label: `tests ${test.suite}`,
    failed: test.result !== 'green' && test.result !== 'flaky',
    ...timeOf(test),
  }));
}

function timeOf({ startedAt, seconds }: { startedAt: Instant; seconds: Seconds }) {
  return { startedAt, seconds };
}
