/** Shows events to a person: scrolling lines, and on a terminal a live region with the running tasks below them. */
import { styleText } from 'node:util';
import type { Event } from '../../core/events.js';
import type { EventSink } from '../../ports.js';
import type { Asked } from '../../text/next-steps.js';
import { advance, liveLines, logLines, NOTHING_RUNS, type Progress } from '../../text/progress.js';
import { eventLines } from '../../text/event-lines.js';

interface TerminalOptions {
  stdout: NodeJS.WritableStream & { columns?: number };
  isTTY: boolean;
  /** Width to use if `stdout` does not know its own. */
  columns: number;
  noColor: boolean;
  /** How often each agent gets a line if stdout is not a terminal. */
  intervalSeconds?: number;
  /** Milliseconds of any monotonic clock. */
  now: () => number;
  /** The tasks as typed, for suggested commands. */
  ask?: readonly string[];
  /** The landing options of the command line, for suggested commands. */
  asked?: Pick<Asked, 'named' | 'forge'> | undefined;
  /** Calls `run` periodically without keeping the process alive; returns a function that stops it. */
  every?: (milliseconds: number, run: () => void) => () => void;
}

export interface Terminal extends EventSink {
  /** Redraws the live region; called by the timer. */
  tick(): void;
  /** Removes the live region and shows the cursor. Later events are still printed. */
  close(): void;
  /** Resolves when the live region can be drawn; never rejects. */
  readonly ready: Promise<void>;
}

const FRAME_MILLISECONDS = 100;
const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';

/** The part of log-update that draws. */
interface Region {
  (text: string): void;
  clear(): void;
}

type Write = (text: string) => void;

interface Screen {
  readonly ready: Promise<void>;
  /** Prints permanent lines. */
  print(lines: readonly string[], progress: Progress, now: number): void;
  /** Draws the live region. */
  draw(progress: Progress, now: number): void;
  close(): void;
}

const colors = [
  ['❌', 'red'],
  ['🛑', 'red'],
  ['⏱️', 'red'],
  ['⚠️', 'yellow'],
  ['✅', 'green'],
] as const;

/** Creates a sink for a run's events. It never throws: a closed output must not end a run. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { now, ask = [], asked, every = unreferencedTimer } = options;
  const write = lossyWriter(options.stdout);
  const live = options.isTTY && hasSize(options);
  const screen = live ? liveScreen(options, write) : logScreen(write);
  let progress = NOTHING_RUNS;
  let base = 'main';
  let tasks = ask;

  const tick = (): void => screen.draw(progress, now());
  const interval = live ? FRAME_MILLISECONDS : (options.intervalSeconds ?? 30) * 1000;
  const stop = every(interval, tick);

  return {
    ready: screen.ready,
    tick,
    emit(event: Event): void {
      if (event.is === 'planned') {
        base = event.plan.base.branch;
        if (ask.length === 0) tasks = event.plan.tasks.map(({ id }) => id);
      }
      progress = advance(progress, event, now(), base);
      screen.print(eventLines(event, { ...asked, base, ask: tasks }), progress, now());
    },
    close(): void {
      stop();
      screen.close();
    },
  };
}

function unreferencedTimer(milliseconds: number, run: () => void): () => void {
  const timer = setInterval(run, milliseconds).unref();
  return () => clearInterval(timer);
}

/** Writes until the reader closes the pipe (`tributary run … | head`), then discards output. */
function lossyWriter(stdout: NodeJS.WritableStream): Write {
  let gone = false;
  // Never removed: the error of the last write may come after everything else is done.
  stdout.on('error', () => {
    gone = true;
  });
  return (text) => {
    if (!gone && stdout.writable) stdout.write(text);
  };
}

/** A terminal that nobody looks at (`docker run -t`, `script`) may have no columns, so no room for a live region. */
function hasSize({ stdout, columns }: TerminalOptions): boolean {
  return (stdout.columns ?? columns) > 0;
}

function liveScreen({ stdout, columns, noColor }: TerminalOptions, write: Write): Screen {
  const paint = noColor ? (line: string) => line : painted;
  const cursor = hiddenCursor(write);
  let region: Region | undefined;
  let closed = false;
  let frame = 0;
  const load = async (): Promise<void> => {
    region = await loadRegion(stdout, columns);
  };

  const draw = (progress: Progress, now: number): void => {
    if (region === undefined || closed) return;
    // One column stays free: some terminals wrap a line that fills the last one.
    const lines = liveLines(progress, now, (stdout.columns ?? columns) - 1, frame);
    frame += 1;
    if (lines.length === 0) return region.clear();
    cursor.hide();
    region(lines.join('\n'));
  };
  return {
    ready: load(),
    draw,
    print(lines, progress, now) {
      if (lines.length === 0) return;
      region?.clear();
      write(text(lines.map(paint)));
      draw(progress, now);
    },
    close() {
      if (closed) return;
      closed = true;
      region?.clear();
      cursor.show();
    },
  };
}

/** Colors a line: failures red, successes green, warnings yellow. */
function painted(line: string): string {
  const color = colors.find(([sign]) => line.startsWith(sign))?.[1];
  // The caller decided whether to use colors, not this process's stdout.
  return color === undefined ? line : styleText(color, line, { validateStream: false });
}

/** Also shows the cursor again if the process exits early. */
function hiddenCursor(write: Write): { hide(): void; show(): void } {
  let hidden = false;
  const show = (): void => {
    if (hidden) write(SHOW_CURSOR);
    hidden = false;
    process.off('exit', show);
  };
  const hide = (): void => {
    if (hidden) return;
    hidden = true;
    write(HIDE_CURSOR);
    process.once('exit', show);
  };
  return { hide, show };
}

/** Loaded only when needed: it must not slow down a run with piped output. */
async function loadRegion(
  stdout: NodeJS.WritableStream,
  columns: number,
): Promise<Region | undefined> {
  try {
    const { createLogUpdate } = await import('log-update');
    // log-update's own cursor hiding checks stderr, which may be a file.
    return createLogUpdate(stdout, { showCursor: true, defaultWidth: columns });
  } catch {
    // Without it there is no live region, but every line is printed.
    return undefined;
  }
}

function logScreen(write: Write): Screen {
  const print = (lines: readonly string[]): void => {
    if (lines.length > 0) write(text(lines));
  };
  return {
    ready: Promise.resolve(),
    print,
    draw: (progress, now) => print(logLines(progress, now)),
    close: () => {},
  };
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
