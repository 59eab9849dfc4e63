/** The run as a mermaid gantt chart, for places that show no SVG. */
import { ranIn, type RunFacts, tasksByHead, tasksByTree } from '../core/run-facts.js';
import { epochSeconds } from '../core/time.js';
import type { Instant, Seconds } from '../core/model.js';

const MAX_BARS = 200;
// Mermaid walks through a bar day by day: a forged duration must not keep it busy.
const MAX_SECONDS = 7 * 86_400;

interface Bar {
  section: string;
  label: string;
  startedAt: Instant;
  seconds: Seconds;
  failed: boolean;
}

/**
 * The lines of a mermaid block; none where nothing was run. Times are in UTC.
 *
 * Mermaid has no escapes, and one bad label breaks the chart: labels are made of names that are safe as file
 * names, and begin with a word of our own since a label such as `section x` is a keyword.
 */
export function timeline(facts: RunFacts): string[] {
  const bars = barsOf(facts);
  if (bars.length === 0) return [];
  const shown = bars.slice(0, MAX_BARS);
  const sections = new Map<string, string[]>();
  for (const bar of shown) {
    sections.set(bar.section, [...(sections.get(bar.section) ?? []), barLine(bar)]);
  }
  return [
    '```mermaid',
    'gantt',
    `    title Timeline in UTC${shown.length < bars.length ? ` - the first ${MAX_BARS} of ${bars.length} steps` : ''}`,
    '    dateFormat YYYY-MM-DD HH:mm:ss',
    '    axisFormat %H:%M:%S',
    ...[...sections].flatMap(([section, lines]) => [`    section ${clean(section)}`, ...lines]),
    '```',
  ];
}

function barsOf(facts: RunFacts): Bar[] {
  const ran = ranIn(facts);
  const byHead = tasksByHead(facts);
  const byTree = tasksByTree(facts);
  const works = ran.works.map((work) => ({
    ...timeOf(work),
    section: work.task,
    label: `work ${work.attempt} by ${work.agent}`,
    failed: work.is === 'failed',
  }));
  const gates = ran.verdicts.map((verdict) => ({
    ...timeOf(verdict),
    section: byHead.get(verdict.head) ?? 'other changes',
    label: `${verdict.kind} ${verdict.gate}`,
    failed: verdict.result !== 'pass',
  }));
  const tests = ran.tests.map((test) => ({
    ...timeOf(test),
    section: byTree.get(test.tree) ?? 'base',
    label: `tests ${test.suite}`,
    failed: test.result !== 'green' && test.result !== 'flaky',
  }));
  return [...works, ...gates, ...tests].toSorted(
    (a, b) => epochSeconds(a.startedAt) - epochSeconds(b.startedAt),
  );
}

function timeOf({ startedAt, seconds }: { startedAt: Instant; seconds: Seconds }) {
  return { startedAt, seconds };
}

function barLine(bar: Bar): string {
  const seconds = Math.max(1, Math.min(Math.round(bar.seconds), MAX_SECONDS));
  const tag = bar.failed ? 'crit' : 'done';
  return `    ${clean(bar.label)} :${tag}, ${clockText(bar.startedAt)}, ${seconds}s`;
}

/** `2026-01-02 03:04:05`; an instant may leave out its seconds. */
function clockText(instant: Instant): string {
  const [date = '', time = ''] = instant.replace(/(?:\.\d+)?Z$/, '').split('T');
  return `${date} ${time.length === 5 ? `${time}:00` : time}`;
}

/** The names are safe already; this holds even when a schema is loosened one day. */
function clean(label: string): string {
  return label.replace(/[^A-Za-z0-9 -]/g, '-');
}
