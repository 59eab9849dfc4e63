/** The run as a mermaid gantt chart, for pages that cannot show SVG. */
import type { RunFacts } from '../core/metrics/run-facts.js';
import type { Instant } from '../core/model.js';
import { type Bar, barsOf } from './timeline-bars.js';

// Also keeps the block below mermaid's limit of 50,000 characters.
const MAX_BARS = 200;

/**
 * The lines of a mermaid block; none if nothing was run. Times are in UTC.
 *
 * Mermaid has no escapes, and one bad label breaks the chart: labels consist of names that are safe as file
 * names, and begin with a fixed word since a label such as `section x` would be a keyword.
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

function barLine(bar: Bar): string {
  const seconds = Math.max(1, Math.round(bar.seconds));
  const tag = bar.failed ? 'crit' : 'done';
  return `    ${clean(bar.label)} :${tag}, ${clockText(bar.startedAt)}, ${seconds}s`;
}

/** `2026-01-02 03:04:05`; an instant may have no seconds. */
function clockText(instant: Instant): string {
  const [date = '', time = ''] = instant.replace(/(?:\.\d+)?Z$/, '').split('T');
  return `${date} ${time.length === 5 ? `${time}:00` : time}`;
}

/** The schema already ensures safe names; this protects the chart if a schema becomes less strict. */
function clean(label: string): string {
  return label.replace(/[^A-Za-z0-9 -]/g, '-').slice(0, 100);
}
