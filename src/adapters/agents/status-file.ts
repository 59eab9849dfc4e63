/** What an agent says about itself in `agent-status.json`. It may hold anything: good fields count, the rest is reported. */
import { basename } from 'node:path';
import { AgentStatus, type TaskId } from '../../core/model.js';
import type { EventSink } from '../../ports.js';
import { plainText } from '../../text/plain.js';
import { issuesText, parseJson } from '../files/json-file.js';
import { fileStamp, readRegularFile } from '../files/regular-file.js';

const MAX_BYTES = 64 * 1024;
/** An agent that writes new nonsense each time must not fill the report. */
const MAX_PROBLEMS = 20;

interface StatusFile {
  /** The fields that are good; absent where there is no file or it is no record at all. */
  status?: AgentStatus;
  /** Sentences that begin with the file's name. */
  problems: string[];
  /** Set where the text is not JSON: perhaps only half written yet. */
  torn?: string;
}

/** Control and format characters but tabs and line breaks: `work` is markdown. */
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu;

interface StatusWatchOptions {
  task: TaskId;
  /** Where the agent may write it; where several are there, the first counts. */
  files: string[];
  /** Between two looks. */
  seconds: number;
  /** What stood there before the agent's turn, by file, where that began before the watch. */
  before?: ReadonlyMap<string, string | undefined>;
  events: EventSink;
}

export interface StatusWatch {
  /** Looks a last time. Call once. */
  stop(): Promise<{ status: AgentStatus | undefined; problems: string[] }>;
}

/**
 * Reads a status file that may be hostile: only a regular file of at most 64 KB, and of it only the fields that
 * fit, without control characters. Whether its subtasks make sense is for others to judge.
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
 * Follows an agent's status: emits each new record, and each problem once. A file that is there already (the base
 * may hold one) is no report until it is written again.
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
    // Half a file is no problem yet: the agent may just be writing it.
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
      // Programs write null for what they do not know yet.
    } else if (value !== null) {
      const parsed = field.safeParse(value);
      if (parsed.success) good[name] = clean(parsed.data);
      else problems.push(`has a bad field "${name}": ${issuesText(parsed.error)}`);
    }
  }
  return { status: AgentStatus.parse(good), problems: problems.slice(0, MAX_PROBLEMS) };
}

/** All strings of a validated record, made safe to show. */
function clean(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return key === 'work' ? value.replace(invisible, '') : plainText(value, value.length);
  }
  if (Array.isArray(value)) return value.map((each) => clean(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, name)]));
}

/** Tells a record or a problem when it is new. */
function createReporter({ task, events }: StatusWatchOptions) {
  const problems = new Set<string>();
  let status: AgentStatus | undefined;
  let told = '';
  return {
    problem(message: string) {
      if (problems.has(message) || problems.size >= MAX_PROBLEMS) return;
      problems.add(message);
      events.emit({ is: 'problem', task, message });
    },
    status(next: AgentStatus) {
      status = next;
      const text = JSON.stringify(next);
      if (text === told) return;
      told = text;
      events.emit({ is: 'status', task, status: next });
    },
    result: () => ({ status, problems: [...problems] }),
  };
}
