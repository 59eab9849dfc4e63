/** The run as an inline SVG: one row for each task, bars for agents, gates and tests, a line for each round. */
import { formatDuration } from '../core/format.js';
import type { RunFacts } from '../core/metrics/run-facts.js';
import { epochSeconds } from '../core/metrics/time.js';
import { plainText } from '../text/plain.js';
import { count } from '../text/reasons.js';
import { type Bar, barsOf } from './timeline-bars.js';

const MAX_BARS = 1000;
const NAMES = 200;
const WIDTH = 1000;
const TOP = 24;
const LANE = 16;
const GAP = 6;
const CHAR = 7;

interface Scale {
  /** Seconds since the epoch. */
  start: number;
  seconds: number;
}

interface Row {
  name: string;
  /** Bars of one lane do not overlap. */
  lanes: Bar[][];
}

/** Escapes text for an element or a quoted attribute, in HTML and XML. */
export function escapeXml(text: string, max = 200): string {
  return plainText(text, max).replace(
    /[&<>"']/g,
    (character) => `&#${character.codePointAt(0) ?? 0};`,
  );
}

/** An `<svg>` element with colours as classes; empty if nothing was run. All text is escaped. */
export function timelineSvg(facts: RunFacts): string {
  const bars = barsOf(facts);
  const shown = bars.slice(0, MAX_BARS);
  if (shown.length === 0) return '';
  const rows = rowsOf(shown);
  const scale = scaleOf(shown);
  const height = rows.reduce((y, row) => y + heightOf(row), TOP);
  let y = TOP;
  const drawn = rows.map((row) => {
    const text = rowSvg(row, y, scale);
    y += heightOf(row);
    return text;
  });
  const what = `Timeline of ${count(shown.length, 'step')} in ${formatDuration(scale.seconds)}`;
  const rest = bars.length > shown.length ? `; ${bars.length - shown.length} more left out` : '';
  return [
    `<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${what}${rest}">`,
    ...roundLines(facts, scale, height),
    ...drawn,
    '</svg>',
  ].join('\n');
}

function rowsOf(bars: readonly Bar[]): Row[] {
  const rows = new Map<string, Row>();
  for (const bar of bars) {
    const row = rows.get(bar.section) ?? { name: bar.section, lanes: [] };
    rows.set(bar.section, row);
    const free = row.lanes.find((lane) => isFree(lane, startOf(bar)));
    if (free === undefined) row.lanes.push([bar]);
    else free.push(bar);
  }
  return [...rows.values()];
}

/** Bars are added in order of their start, so the last one of a lane also ends last. */
function isFree(lane: readonly Bar[], from: number): boolean {
  const last = lane.at(-1);
  return last === undefined || endOf(last) <= from;
}

function scaleOf(bars: readonly Bar[]): Scale {
  const start = bars.reduce((least, bar) => Math.min(least, startOf(bar)), Infinity);
  const end = bars.reduce((most, bar) => Math.max(most, endOf(bar)), start + 1);
  return { start, seconds: end - start };
}

function heightOf(row: Row): number {
  return row.lanes.length * LANE + GAP;
}

function rowSvg({ name, lanes }: Row, y: number, scale: Scale): string {
  const label = escapeXml(name, Math.floor(NAMES / CHAR) - 2);
  const bars = lanes.flatMap((lane, at) => lane.map((bar) => barSvg(bar, y + at * LANE, scale)));
  return [`<text x="0" y="${y + LANE - 4}">${label}</text>`, ...bars].join('\n');
}

function barSvg(bar: Bar, y: number, scale: Scale): string {
  const x = xOf(startOf(bar), scale);
  // A bar of zero length must still be visible, and inside the picture.
  const width = Math.max(1, Math.round((xOf(endOf(bar), scale) - x) * 10) / 10);
  const left = Math.min(x, WIDTH - width);
  const end = bar.failed ? ', did not pass' : '';
  const title = `${escapeXml(bar.section)}: ${escapeXml(bar.label)}, ${formatDuration(bar.seconds)}${end}`;
  const shape = `<rect class="${bar.kind}${bar.failed ? ' bad' : ''}" x="${left}" y="${y}" width="${width}" height="${LANE - 3}" rx="2">`;
  return `${shape}<title>${title}</title></rect>`;
}

function endOf(bar: Bar): number {
  return startOf(bar) + bar.seconds;
}

function startOf(bar: Bar): number {
  return epochSeconds(bar.startedAt);
}

function roundLines(facts: RunFacts, scale: Scale, height: number): string[] {
  const within = facts.plans.filter(({ at }) => epochSeconds(at) <= scale.start + scale.seconds);
  return within.map(({ at, round }) => {
    const x = xOf(epochSeconds(at), scale);
    const line = `<line class="round" x1="${x}" y1="0" x2="${x}" y2="${height}"/>`;
    return `${line}<text class="round" x="${Math.min(x + 4, WIDTH - 80)}" y="12">round ${round}</text>`;
  });
}

/** Pixels from the left, to a tenth. */
function xOf(instant: number, { start, seconds }: Scale): number {
  const share = Math.min(1, Math.max(0, (instant - start) / seconds));
  return Math.round((NAMES + share * (WIDTH - NAMES)) * 10) / 10;
}
