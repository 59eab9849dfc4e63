/**
 * State that the next round of a run needs, saved on the ledger branch as `runs/<run>.json`. A round does not
 * start from saved verdicts or test results: nothing on that branch decides whether a change lands.
 */
import { z } from 'zod';
import { parseJson } from '../adapters/files/json-file.js';
import { type CommitSha, Land, type Pending, Queue, Request } from '../core/model.js';
import {
  planFile,
  queueFile,
  REQUEST_FILE,
  type RunFile,
  runFileOf,
  workFiles,
} from '../core/run-layout.js';
import type { Run, RunDirectory } from '../ports.js';

const Kept = z.strictObject({ version: z.literal(1), files: z.record(z.string(), z.unknown()) });

/** `begin`: files that a round starts from. `report`: files that only the final report reads. */
const parts = {
  begin: new Set<RunFile['is']>(['request', 'plan', 'queue', 'land', 'result']),
  report: new Set<RunFile['is']>(['verdict', 'test', 'session-start', 'session-end', 'jobs']),
} as const;
type Part = keyof typeof parts;

export function stateFile(run: string): string {
  return `runs/${run}.json`;
}

/** All JSON files of the run, serialized. */
export async function stateText(dir: RunDirectory): Promise<string> {
  const names = (await dir.list('')).filter(
    (name) => belongsTo('begin', name) || belongsTo('report', name),
  );
  const files = await Promise.all(
    names.map(async (name) => [name, await dir.read(name, z.unknown())] as const),
  );
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(files) })}\n`;
}

/**
 * Compares the saved state with a round. `older`: it was saved by an earlier start of the same run ("Re-run
 * all jobs" starts a run again). `ahead`: a later round has started, or the run was started again since.
 */
export function compareState(
  text: string | undefined,
  { request, round }: Pick<Run, 'request' | 'round'>,
): 'none' | 'older' | 'same' | 'ahead' {
  const kept = keptIn(text);
  const start = Request.safeParse(kept?.files[REQUEST_FILE]).data?.startedAt;
  if (kept === undefined || start === undefined) return 'none';
  const later = Date.parse(start) - Date.parse(request.startedAt);
  if (later < 0) return 'older';
  return later > 0 || planFile(round + 1) in kept.files ? 'ahead' : 'same';
}

/**
 * Restores the files of earlier rounds.
 *
 * @param what files to `begin` a round with, or to `report` on the whole run
 * @returns whether there was any saved state
 */
export async function restoreState(
  dir: RunDirectory,
  text: string | undefined,
  what: Part,
): Promise<boolean> {
  const kept = keptIn(text);
  if (!kept) return false;
  const { files } = kept;
  const repeated = repeatedResults(files);
  for (const name of Object.keys(files))
    if (belongsTo(what, name) && !repeated.has(name))
      await dir.write(name, forNextRound(name, files));
  return true;
}

function keptIn(text: string | undefined): z.infer<typeof Kept> | undefined {
  return Kept.safeParse(text === undefined ? undefined : parseJson(text)).data;
}

/** Results of jobs that will be repeated. Their bundles are gone, and the results are useless without them. */
function repeatedResults(files: Record<string, unknown>): Set<string> {
  return new Set(
    Object.keys(files)
      .filter((name) => runFileOf(name)?.is === 'land')
      .flatMap((name) => Land.safeParse(files[name]).data?.next ?? [])
      .filter(({ act }) => act === 'work')
      .map(({ task, attempt }) => workFiles(task, attempt).result),
  );
}

function belongsTo(part: Part, name: string): boolean {
  const file = runFileOf(name);
  return file !== undefined && parts[part].has(file.is);
}

/** The file as the next round should read it. */
function forNextRound(name: string, files: Record<string, unknown>): unknown {
  const land = runFileOf(name)?.is === 'land' ? Land.safeParse(files[name]).data : undefined;
  if (!land) return files[name];
  const queue = Queue.safeParse(files[queueFile(land.round)]).data;
  const published = new Map(
    (queue?.changes ?? [])
      .filter(({ pr }) => pr !== undefined)
      .map(({ change, commit }) => [change.head, commit]),
  );
  return { ...land, next: land.next.map((pending) => asPublished(pending, published)) };
}

/**
 * Agents' own commits stay on their machines. The branches hold one commit for each change, so refer to that
 * one. Work that was never published is lost and starts from the base.
 */
function asPublished(
  { change, from, ...pending }: Pending,
  published: ReadonlyMap<CommitSha, CommitSha>,
): Pending {
  const head = change && published.get(change.head);
  const start = from && published.get(from.head);
  return {
    ...pending,
    ...(change && { change: { ...change, head: head ?? change.head } }),
    ...(from && start && { from: { ...from, head: start } }),
  };
}
