/** Shows events to a person: lines that scroll, and on a terminal what runs now below them. */
import { styleText } from 'node:util';
import type { Event } from '../../core/events.js';
import type { EventSink } from '../../ports.js';
import type { Asked } from '../../text/next-steps.js';
import { advance, liveLines, logLines, NOTHING_RUNS, type Progress } from '../../text/progress.js';
import { eventLines } from '../../text/event-lines.js';

interface TerminalOptions {
  stdout: NodeJS.WritableStream & { columns?: number };
  isTTY: boolean;
  /** The width where `stdout` does not know its own. */
  columns: number;
  noColor: boolean;
  /** Off a terminal, how often each agent gets a line. */
  intervalSeconds?: number;
  /** Milliseconds of any steady clock. */
  now: () => number;
  /** What was asked for, as typed, for the commands that lead on. */
  ask?: readonly string[];
  /** How the command named where it lands. */
  asked?: Pick<Asked, 'named' | 'forge'> | undefined;
  /** Calls `run` again and again, and must not keep the process alive; the answer stops it. */
  every?: (milliseconds: number, run: () => void) => () => void;
}

export interface Terminal extends EventSink {
  /** Shows what runs now; the timer calls it. */
  tick(): void;
  /** Takes the live region away and gives the cursor back. Events after it are still printed. */
  close(): void;
  /** The live region can be drawn from here on; never rejects. */
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
  /** Lines that stay. */
  print(lines: readonly string[], progress: Progress, now: number): void;
  /** What runs now. */
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

/** A sink for a run's events. It never throws: a reader that went away must not end a run. */
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

/** Writes until the reader is gone (`tributary run … | head`), and then says nothing more. */
function lossyWriter(stdout: NodeJS.WritableStream): Write {
  let gone = false;
  // It stays for good: the error of the last write may come after everything else is done.
  stdout.on('error', () => {
    gone = true;
  });
  return (text) => {
    if (!gone && stdout.writable) stdout.write(text);
  };
}

/** A terminal that nobody looks at (`docker run -t`, `script`) may have no columns: a region has no room there. */
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
    // One column stays free: some terminals break a line that fills the last one.
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

/** Failures red, what went well green, what needs a look yellow. */
function painted(line: string): string {
  const color = colors.find(([sign]) => line.startsWith(sign))?.[1];
  // Whether colors are wanted was decided by the caller, not by this process's own stdout.
  return color === undefined ? line : styleText(color, line, { validateStream: false });
}

/** Also gives the cursor back when the process ends in the middle. */
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

/** Loaded when it is needed: a run whose output is piped never is slowed down by it. */
async function loadRegion(
  stdout: NodeJS.WritableStream,
  columns: number,
): Promise<Region | undefined> {
  try {
    const { createLogUpdate } = await import('log-update');
    // Its own cursor hiding looks at stderr, which may be a file.
    return createLogUpdate(stdout, { showCursor: true, defaultWidth: columns });
  } catch {
    // Without it there is no live region, but every line is there.
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
