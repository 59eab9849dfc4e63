/** Output of a command: a size-limited log, cleaned lines, and the last of them. */
import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Command } from '../../ports.js';
import { plainLines, plainText } from '../../text/plain.js';

const LOG_BYTES = 10 * 1024 * 1024;
const CAPTURE_BYTES = 5 * 1024 * 1024;
const LINE_CHARACTERS = 2000;
/** More than a shown line, since escape sequences are still to be removed. */
const RAW_LINE_CHARACTERS = 4 * LINE_CHARACTERS;
const TAIL_LINES = 20;
const TAIL_CHARACTERS = 4000;

interface LineSplitter {
  push(chunk: Buffer): void;
  /** Flushes the text after the last line break. */
  end(): void;
}

interface Sink {
  write(chunk: Buffer): void;
  close(): void;
}

export interface CommandOutput {
  stdout(chunk: Buffer): void;
  stderr(chunk: Buffer): void;
  /** Call once, after the last chunk. */
  end(): { tail: string; stdout?: string };
}

/** Collects all output of one command. @throws if the log file cannot be opened */
export function openOutput(command: Pick<Command, 'log' | 'capture' | 'onLine'>): CommandOutput {
  const log = openLog(command.log);
  const tail = createTail();
  const onLine = (raw: string) => {
    tail.push(raw);
    const line = command.onLine && plainText(raw, LINE_CHARACTERS);
    if (line !== undefined && line !== '') command.onLine?.(line);
  };
  const lines = { stdout: splitLines(onLine), stderr: splitLines(onLine) };
  const captured: Buffer[] = [];
  let room = command.capture === true ? CAPTURE_BYTES : 0;
  return {
    stdout(chunk) {
      log.write(chunk);
      lines.stdout.push(chunk);
      if (room > 0) captured.push(chunk.subarray(0, room));
      room -= chunk.length;
    },
    stderr(chunk) {
      log.write(chunk);
      lines.stderr.push(chunk);
    },
    end() {
      lines.stdout.end();
      lines.stderr.end();
      log.close();
      return {
        tail: tail.text(),
        ...(command.capture === true && { stdout: Buffer.concat(captured).toString('utf8') }),
      };
    },
  };
}

/**
 * Opens a log. Writes are synchronous, so that the log is complete even if this process is killed. Several
 * commands of a job may share a log: the size limit includes what is already there.
 */
function openLog(file: string): Sink {
  mkdirSync(dirname(file), { recursive: true });
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
  const descriptor = openSync(file, flags, 0o600);
  let room = LOG_BYTES - fstatSync(descriptor).size;
  let open = true;
  return {
    write(chunk) {
      if (!open) return;
      try {
        writeSync(descriptor, chunk.subarray(0, Math.max(0, room)));
        room -= chunk.length;
        if (room >= 0) return;
        writeSync(descriptor, `\n[The log ends here: more than ${LOG_BYTES / 1024 / 1024} MB.]\n`);
      } catch {
        // A full disk must not stop the command.
      }
      open = false;
    },
    close: () => closeSync(descriptor),
  };
}

/** The last non-empty lines, within both limits. Cleaned only at the end: there may be millions. */
function createTail(): { push(line: string): void; text(): string } {
  const lines: string[] = [];
  return {
    push(line) {
      lines.push(line);
      // Keep more than are shown, since lines that are empty once cleaned are dropped.
      if (lines.length > 3 * TAIL_LINES) lines.shift();
    },
    text: () =>
      plainLines(lines.join('\n'), TAIL_LINES, LINE_CHARACTERS).join('\n').slice(-TAIL_CHARACTERS),
  };
}

/** Splits at `\n` or `\r` (progress bars). Long lines are cut, to save memory. Lines are not cleaned yet. */
function splitLines(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const endLine = () => {
    const line = rest;
    rest = '';
    if (line !== '') onLine(line);
  };
  const feed = (text: string) => {
    for (const [index, part] of text.split(/[\n\r]/).entries()) {
      if (index > 0) endLine();
      rest += part.slice(0, RAW_LINE_CHARACTERS - rest.length);
    }
  };
  return {
    push: (chunk) => feed(decoder.write(chunk)),
    end: () => {
      feed(decoder.end());
      endLine();
    },
  };
}
