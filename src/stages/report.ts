/** report: what the run took and how each task ended, from what stands in the run directory. */
import {
  type Metrics,
  metricsOf,
  outcomesOf,
  type RunFacts,
  type TaskOutcome,
} from '../core/metrics/metrics.js';
import { z } from 'zod';
import {
  type CommitSha,
  Instant,
  Jobs,
  Land,
  type Outcome,
  Plan,
  Queue,
  TestResult,
  Verdict,
} from '../core/model.js';
import { statusRecords } from '../core/metrics/status-record.js';
import { summaryMarkdown } from '../report/summary.js';
import type { Ports, Run, RunDirectory } from '../ports.js';
import { allWorks, landFile, readRounds } from './history.js';
import { planFile } from './plan.js';
import { queueFile } from './queue.js';

export type ReportPorts = Pick<Ports, 'pricing'>;

/** A stretch of work on the run by one process. */
export const SessionStart = z.strictObject({ version: z.literal(1), startedAt: Instant });
export const SessionEnd = z.strictObject({ version: z.literal(1), endedAt: Instant });

export interface Report {
  facts: RunFacts;
  metrics: Metrics;
  outcomes: TaskOutcome[];
}

/** Padded, so that they list in their order. */
export function sessionFile(number: number, edge: 'start' | 'end'): string {
  return `sessions/${String(number).padStart(4, '0')}-${edge}.json`;
}

/**
 * Everything that the run directory tells, of a run that goes on too.
 * @param leftover tasks that `max-rounds` left over: no round has an outcome for them
 */
export async function gatherFacts(
  run: Omit<Run, 'round' | 'config'>,
  leftover: readonly Outcome[],
  interrupted: boolean,
): Promise<RunFacts> {
  const { dir, request } = run;
  const works = await allWorks(run);
  const scanned = await readAll(
    dir,
    'gate',
    /^gate\/[0-9a-f]+\/.+-(?:[0-9a-f]{8}|error-\d+)\.json$/,
    Verdict,
  );
  const queues = await readRounds(dir, queueFile, Queue);
  // The queue holds the built-in checks too; the files, what was judged before a queue was written.
  const verdicts = [
    ...scanned,
    ...queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts)),
  ];
  const tests = await readAll(dir, 'test', /\.json$/, TestResult);
  const lands = await readRounds(dir, landFile, Land);
  const last = lands.at(-1);
  if (last && leftover.length > 0)
    lands[lands.length - 1] = { ...last, outcomes: [...last.outcomes, ...leftover] };
  return {
    request,
    plans: await readRounds(dir, planFile, Plan),
    queues,
    works,
    verdicts,
    tests,
    lands,
    interrupted,
    jobs: (await readAll(dir, 'jobs', /\.json$/, Jobs)).flatMap(({ jobs }) => jobs),
    sessions: await readSessions(dir, {
      works,
      verdicts,
      tests,
    }),
  };
}

/**
 * Writes `report/`: the metrics last, so that a run with metrics is a run that ended.
 * @param interrupted it was stopped in the middle, and nobody goes on with it
 */
export async function report(
  run: Omit<Run, 'round' | 'config'>,
  ports: ReportPorts,
  leftover: readonly Outcome[],
  interrupted = false,
): Promise<Report> {
  const facts = await gatherFacts(run, leftover, interrupted);
  const price = ports.pricing.price;
  const metrics = metricsOf(facts, price);
  const outcomes = outcomesOf(facts, price);
  for (const record of statusRecords(facts, filesByHead(facts)))
    await run.dir.write(`report/status/${record.taskId}.json`, record);
  await run.dir.writeText('report/summary.md', summaryMarkdown(facts, metrics, outcomes));
  await run.dir.write('report/metrics.json', metrics);
  return { facts, metrics, outcomes };
}

/** A session that was killed ended, as far as anyone knows, with the last thing that it finished. */
async function readSessions(
  dir: RunDirectory,
  facts: Pick<RunFacts, 'works' | 'verdicts' | 'tests'>,
) {
  const starts = await readAll(dir, 'sessions', /-start\.json$/, SessionStart);
  const sessions: RunFacts['sessions'] = [];
  for (const [at, { startedAt }] of starts.entries()) {
    const end = await dir.read(sessionFile(at + 1, 'end'), SessionEnd);
    const next = starts[at + 1]?.startedAt;
    const inside = [...facts.works, ...facts.verdicts, ...facts.tests]
      .map((item) => item.startedAt)
      .filter((instant) => instant >= startedAt && (next === undefined || instant < next))
      .toSorted();
    sessions.push({ startedAt, endedAt: end?.endedAt ?? inside.at(-1) ?? startedAt });
  }
  return sessions;
}

async function readAll<T>(
  dir: RunDirectory,
  folder: string,
  fits: RegExp,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const files = (await dir.list(folder)).filter((file) => fits.test(file));
  const values = await Promise.all(files.map((file) => dir.read(file, schema)));
  return values.flatMap((value) => (value === undefined ? [] : [value]));
}

function filesByHead({ queues }: RunFacts): Map<CommitSha, string[]> {
  return new Map(
    queues.flatMap(({ changes }) => changes.map(({ change, files }) => [change.head, files])),
  );
}
