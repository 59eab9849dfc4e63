/** report: time, cost and outcomes of the run, from the run directory. */
import {
  type Metrics,
  metricsOf,
  outcomesOf,
  type RunFacts,
  type TaskOutcome,
} from '../core/metrics/metrics.js';
import { z } from 'zod';
import {
  type ChangeId,
  Instant,
  Jobs,
  Land,
  type Outcome,
  Plan,
  Queue,
  TaskId,
  TestResult,
  Verdict,
} from '../core/model.js';
import { statusRecords } from '../core/metrics/status-record.js';
import {
  landFile,
  planFile,
  queueFile,
  REPORT,
  sessionFile,
  statusFile,
} from '../core/run-layout.js';
import { summaryMarkdown } from '../report/summary.js';
import type { Ports, Run, RunDirectory } from '../ports.js';
import { allWorks, readAll, readRounds } from './history.js';

interface ReportPorts extends Pick<Ports, 'pricing'> {
  workspaces: Pick<Ports['workspaces'], 'find'>;
}

/** A period in which one process worked on the run. */
const SessionStart = z.strictObject({ version: z.literal(1), startedAt: Instant });
const SessionEnd = z.strictObject({ version: z.literal(1), endedAt: Instant });

export interface Report {
  facts: RunFacts;
  metrics: Metrics;
  outcomes: TaskOutcome[];
}

/**
 * Reads all facts from the run directory, also while the run is in progress.
 * @param leftover tasks that `max-rounds` left over: no round has an outcome for them
 */
export async function gatherFacts(
  run: Omit<Run, 'round' | 'config'>,
  leftover: readonly Outcome[],
  interrupted: boolean,
): Promise<RunFacts> {
  const { dir, request } = run;
  const results = await allWorks(run);
  const scanned = await readAll(dir, 'verdict', Verdict);
  const queues = await readRounds(dir, queueFile, Queue);
  // The queue also has the built-in checks; the files also have verdicts from before the queue was written.
  const verdicts = [
    ...scanned,
    ...queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts)),
  ];
  const tests = await readAll(dir, 'test', TestResult);
  const lands = await readRounds(dir, landFile, Land);
  const last = lands.at(-1);
  if (last && leftover.length > 0)
    lands[lands.length - 1] = { ...last, outcomes: [...last.outcomes, ...leftover] };
  return {
    request,
    plans: await readRounds(dir, planFile, Plan),
    queues,
    results,
    verdicts,
    tests,
    lands,
    interrupted,
    jobs: (await readAll(dir, 'jobs', Jobs)).flatMap(({ jobs }) => jobs),
    sessions: await readSessions(dir, {
      results,
      verdicts,
      tests,
    }),
  };
}

/**
 * Writes `report/`, the metrics last: they mark the run as ended.
 * @param interrupted the run was stopped before its end and is not resumed
 */
export async function report(
  run: Omit<Run, 'round' | 'config'>,
  ports: ReportPorts,
  leftover: readonly Outcome[],
  interrupted = false,
): Promise<Report> {
  const gathered = await gatherFacts(run, leftover, interrupted);
  const facts = { ...gathered, worktrees: await worktreesOf(gathered, ports) };
  const price = ports.pricing.price;
  const metrics = metricsOf(facts, price);
  const outcomes = outcomesOf(facts, price);
  for (const record of statusRecords(facts, filesByChange(facts)))
    await run.dir.write(statusFile(record.taskId), record);
  await run.dir.writeText(REPORT.summary, summaryMarkdown(facts, metrics, outcomes));
  await run.dir.write(REPORT.metrics, metrics);
  return { facts, metrics, outcomes };
}

/** Where the work on tasks is kept that did not land. An earlier run may have made the directory. */
async function worktreesOf({ lands }: RunFacts, { workspaces }: ReportPorts) {
  const found = new Map<string, string>();
  for (const { is, task } of lands.flatMap(({ outcomes }) => outcomes)) {
    const id = TaskId.safeParse(task);
    const worktree = is !== 'landed' && id.success ? await workspaces.find(id.data) : undefined;
    if (worktree !== undefined) found.set(task, worktree);
  }
  return found;
}

/** A killed session counts as ended when the last thing that it finished ended. */
async function readSessions(
  dir: RunDirectory,
  facts: Pick<RunFacts, 'results' | 'verdicts' | 'tests'>,
) {
  const starts = await readAll(dir, 'session-start', SessionStart);
  const sessions: RunFacts['sessions'] = [];
  for (const [at, { startedAt }] of starts.entries()) {
    const end = await dir.read(sessionFile(at + 1, 'end'), SessionEnd);
    const next = starts[at + 1]?.startedAt;
    const inside = [...facts.results, ...facts.verdicts, ...facts.tests]
      .map((item) => item.startedAt)
      .filter((instant) => instant >= startedAt && (next === undefined || instant < next))
      .toSorted();
    sessions.push({ startedAt, endedAt: end?.endedAt ?? inside.at(-1) ?? startedAt });
  }
  return sessions;
}

function filesByChange({ queues }: RunFacts): Map<ChangeId, string[]> {
  return new Map(
    queues.flatMap(({ changes }) => changes.map(({ change, files }) => [change.id, files])),
  );
}
