/** Reads an agent's `agent-status.json`. It is untrusted: valid fields are used, invalid ones are reported. */
import { basename } from 'node:path';
import { AgentStatus, type TaskId } from '../../core/model.js';
import type { EventSink } from '../../ports.js';
import { plainText } from '../../text/plain.js';
import { issuesText, parseJson } from '../files/json-file.js';
import { fileStamp, readRegularFile } from '../files/regular-file.js';

const MAX_BYTES = 64 * 1024;
/** An agent that keeps writing invalid data must not flood the report. */
const MAX_PROBLEMS = 20;

interface StatusFile {
  /** The valid fields; undefined if there is no file, or no JSON object in it. */
  status?: AgentStatus;
  /** Sentences that start with the file's name. */
  problems: string[];
  /** The text, if it is not valid JSON: it may be half written. */
  torn?: string;
}

/** Control and format characters except tabs and line breaks: `work` is Markdown. */
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu;

interface StatusWatchOptions {
  task: TaskId;
  /** Paths where the agent may write it; the first existing file is used. */
  files: string[];
  /** Polling interval. */
  seconds: number;
  /** Stamps of the files from before the agent started, if it started before the watch. */
  before?: ReadonlyMap<string, string | undefined>;
  events: EventSink;
}

export interface StatusWatch {
  /** Reads the status a last time. Call once. */
  stop(): Promise<{ status: AgentStatus | undefined; problems: string[] }>;
}

/**
 * Reads an untrusted status file: only a regular file of at most 64 KB, and only its valid fields, without
 * control characters. Subtasks are validated elsewhere.
 */
export async function readStatus(file: string): Promise<StatusFile> {
  const name = basename(file);
  const found = await readRegularFile(file, MAX_BYTES);
  if (found.is === 'none') return { problems: [] };
  if (found.is === 'refused') return { problems: [`${name} ${found.why}`] };
  const json = parseJson(found.text);
  if (json === undefined) return { problems: [`${name} is not complete JSON`], torn: found.text };
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    return { problems: [`${name} is not a JSON object`] };
  }
  const { status, problems } = parseRecord(json);
  return { status, problems: problems.map((problem) => `${name} ${problem}`) };
}

/**
 * Follows an agent's status: emits each new status, and each problem once. A file that existed before (the
 * base may contain one) is ignored until it is written again.
 */
export async function createStatusWatch(options: StatusWatchOptions): Promise<StatusWatch> {
  const { files } = options;
  const reporter = createReporter(options);
  const stale =
    options.before ??
    new Map(await Promise.all(files.map(async (file) => [file, await fileStamp(file)] as const)));
  const torn = new Map<string, string | undefined>();

  const look = async (file: string, last: boolean): Promise<AgentStatus | undefined> => {
    const stamp = await fileStamp(file);
    if (stamp === undefined || stamp === stale.get(file)) return undefined;
    const read = await readStatus(file);
    // Half a file is not a problem yet: the agent may be writing it.
    const unfinished = !last && read.torn !== undefined && read.torn !== torn.get(file);
    torn.set(file, read.torn);
    if (!unfinished) for (const problem of read.problems) reporter.problem(problem);
    return read.status;
  };
  const lookAtAll = async (last: boolean): Promise<void> => {
    const found: (AgentStatus | undefined)[] = [];
    for (const file of files) found.push(await look(file, last));
    const status = found.find((each) => each !== undefined);
    if (status !== undefined) reporter.status(status);
  };

  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= lookAtAll(false).finally(() => {
      looking = undefined;
    });
  }, options.seconds * 1000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await lookAtAll(true);
      return reporter.result();
    },
  };
}

function parseRecord(record: object): { status: AgentStatus; problems: string[] } {
  const shape = new Map<string, (typeof AgentStatus.shape)[keyof typeof AgentStatus.shape]>(
    Object.entries(AgentStatus.shape),
  );
  const good: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(record)) {
    const field = shape.get(name);
    if (field === undefined) {
      problems.push(`has an unknown field "${plainText(name, 40)}"`);
      // Programs write null for fields that they do not know yet.
    } else if (value !== null) {
      const parsed = field.safeParse(value);
      if (parsed.success) good[name] = clean(parsed.data);
      else problems.push(`has a bad field "${name}": ${issuesText(parsed.error)}`);
    }
  }
  return { status: AgentStatus.parse(good), problems: problems.slice(0, MAX_PROBLEMS) };
}

/** Makes all strings of a valid status safe to print. */
function clean(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return key === 'work' ? value.replace(invisible, '') : plainText(value, value.length);
  }
  if (Array.isArray(value)) return value.map((each) => clean(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, name)]));
}

/** Emits a status or a problem if it is new. */
function createReporter({ task, events }: StatusWatchOptions) {
  const problems = new Set<string>();
  let status: AgentStatus | undefined;
  let reported = '';
  return {
    problem(message: string) {
      if (problems.has(message) || problems.size >= MAX_PROBLEMS) return;
      problems.add(message);
      events.emit({ is: 'problem', task, message });
    },
    status(next: AgentStatus) {
      status = next;
      const text = JSON.stringify(next);
      if (text === reported) return;
      reported = text;
      events.emit({ is: 'status', task, status: next });
    },
    result: () => ({ status, problems: [...problems] }),
  };
}
