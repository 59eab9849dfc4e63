/** round: runs the stages once, locally. A task's gates start as soon as its own work ends. */
import pLimit from 'p-limit';
import {
  Land,
  type Assignment,
  type Change,
  type TaskId,
  NO_USAGE,
  type Plan,
  Queue,
  type Queued,
  type WorkResult,
} from '../core/model.js';
import { costOfWork } from '../core/metrics/cost.js';
import { landFile, queueFile } from '../core/run-layout.js';
import { wantedTests } from '../core/train/landing.js';
import { guardBase } from './base-guard.js';
import type { Interruption, Ports, Run } from '../ports.js';
import { examine } from './examine.js';
import { gate } from './gate.js';
import { land, landingFacts } from './land.js';
import { plan } from './plan.js';
import { changeOf, deliveredWith, queue } from './queue.js';
import { test } from './test.js';
import { attemptOf, work } from './work.js';

/** The run was interrupted: finished work is kept, and the next run continues from it. */
export class Interrupted extends Error {}

type Pool = ReturnType<typeof pLimit>;

interface Local {
  run: Run;
  ports: Ports;
  pool: Pool;
  testPool: Pool;
  signal: Interruption;
}

/** @throws Interrupted */
export async function round(run: Run, ports: Ports, signal: Interruption): Promise<Land> {
  const local: Local = {
    run,
    ports,
    signal,
    pool: pLimit(run.config['max-parallel']),
    // The whole train at once, plus the change that marks the task list.
    testPool: pLimit(run.config.train + 1),
  };
  const stopIfInterrupted = () => {
    if (signal.aborted) throw new Interrupted();
  };
  const before = await ended(local);
  if (before) {
    await cleanUp(local, before.queued, before.landed);
    return before.landed;
  }
  const planned = await plan(run, ports);
  ports.events.emit({ is: 'planned', plan: planned });
  await closeStalePulls(local, planned);
  const examined = new Map<TaskId, Queued>();
  const [results] = await Promise.all([
    workAll(local, planned, examined),
    Promise.all(planned.adopt.map((change) => local.pool(() => runGates(local, planned, change)))),
  ]);
  stopIfInterrupted();
  await guardBase(run, ports);
  const queued = await queue(run, ports, { plan: planned, results, examined });
  await testAll(local, queued);
  stopIfInterrupted();
  // Test code may have moved it too.
  await guardBase(run, ports);
  const landed = await land(run, ports, { plan: planned, results, queue: queued });
  await cleanUp(local, queued, landed);
  return landed;
}

/** The result of the round, if an earlier process completed it. */
async function ended({ run }: Local): Promise<{ queued: Queue; landed: Land } | undefined> {
  const landed = await run.dir.read(landFile(run.round), Land);
  const queued = await run.dir.read(queueFile(run.round), Queue);
  return landed && queued ? { queued, landed } : undefined;
}

/** Removes everything of a landed change, and the branch of a blocked one that must not be published. */
async function cleanUp({ ports, pool }: Local, queued: Queue, landed: Land): Promise<void> {
  for (const { change, disposition } of queued.changes)
    if (disposition.is === 'blocked' && !disposition.publish)
      await ports.workspaces.clear(change.task, 'detach');
  const cleared = await Promise.allSettled(
    landed.outcomes.map((outcome) =>
      pool(async () => {
        if (outcome.is !== 'landed') return;
        const queuedAs = queued.changes.find(({ change }) => change.task === outcome.task);
        await ports.workspaces.clear(outcome.task, 'remove', queuedAs?.change.head);
      }),
    ),
  );
  // Throws only after all have ended, since the first error releases the lock.
  for (const each of cleared) if (each.status === 'rejected') throw each.reason;
  // A person may merge the base in the directory of any task.
  await ports.workspaces.update((await ports.base()).commit);
}

/**
 * Closes the pull requests of tasks that are done again: otherwise partial work of the new agent would look
 * like a person's fix of the old change. Pull requests that this round published before it was killed stay.
 */
async function closeStalePulls({ run, ports }: Local, planned: Plan): Promise<void> {
  const attempts = new Map(planned.assign.map(({ task, attempt }) => [task.id, attempt]));
  for (const { task, base, number, run: by, change } of await ports.forge.open()) {
    const own = by === run.request.run && change.attempt === attempts.get(task);
    if (attempts.has(task) && base === run.request.branch && !own)
      await ports.forge.close(number, 'its task starts over');
  }
}

/**
 * Starts no further agents once a set-up has failed, since it would fail for each, or once the budget is used
 * up; the next plan reports that.
 */
async function workAll(
  local: Local,
  planned: Plan,
  examined: Map<TaskId, Queued>,
): Promise<WorkResult[]> {
  let broken = false;
  const { budget } = planned;
  let spent = budget?.spentUsd ?? 0;
  const runTask = async (assignment: Assignment): Promise<WorkResult[]> => {
    if (broken || local.signal.aborted || (budget && spent >= budget.limitUsd)) return [];
    const result = await workOn(local, planned, assignment);
    spent += costOfWork(result, local.ports.pricing.price).usd;
    // If the worktree contains an agent's work, that work may be what breaks the set-up.
    if (result.is === 'failed' && result.why.is === 'setup' && !assignment.from) broken = true;
    const change = changeOf(result);
    if (change) {
      await runGates(local, planned, change);
      await examineEarly(local, planned, change, examined);
    }
    return [result];
  };
  const all = await Promise.all(planned.assign.map((each) => local.pool(() => runTask(each))));
  return all.flat();
}

/** A worktree that cannot be created is a failure of that task only. */
async function workOn(
  { run, ports }: Local,
  planned: Plan,
  assignment: Assignment,
): Promise<WorkResult> {
  const startedAt = ports.clock.now();
  try {
    return await work(run, ports, { plan: planned, assignment });
  } catch (error) {
    return {
      ...attemptOf(assignment, startedAt),
      seconds: 0,
      usage: NO_USAGE,
      problems: [],
      is: 'failed',
      why: { is: 'start', message: messageOf(error) },
    };
  }
}

/** Examines a change while other agents still work. If that fails, the queue examines it again. */
async function examineEarly(
  { run, ports, signal }: Local,
  planned: Plan,
  change: Change,
  examined: Map<TaskId, Queued>,
): Promise<void> {
  if (signal.aborted) return;
  try {
    const delivered = await deliveredWith(run, planned, change, false);
    const result = delivered && (await examine(run, ports, delivered));
    if (result?.disposition.is === 'train') examined.set(change.task, result);
  } catch {
    // The queue reports the error if it occurs there too.
  }
}

/** A gate that crashes leaves no verdict, and without a verdict nothing lands. */
async function runGates({ run, ports }: Local, planned: Plan, change: Change): Promise<void> {
  const task = planned.tasks.find(({ id }) => id === change.task);
  if (!task) return;
  try {
    await gate(run, ports, { task, change });
  } catch (error) {
    ports.events.emit({
      is: 'problem',
      task: task.id,
      message: `a gate crashed: ${messageOf(error)}`,
    });
  }
}

/** Tests all candidates in parallel, and the baseline if it is needed to decide which change is at fault. */
async function testAll({ run, ports, testPool, signal }: Local, queued: Queue): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const wanted = wantedTests(await landingFacts(run, ports, queued)).filter(
      ({ candidate }) => !tried.has(candidate.tree),
    );
    if (wanted.length === 0 || signal.aborted) return;
    for (const { candidate } of wanted) tried.add(candidate.tree);
    await Promise.all(
      wanted.map((job) =>
        testPool(async () => {
          if (signal.aborted) return;
          // A test that cannot run is not red: without a result the change waits for the next train.
          await test(run, ports, job).catch((error: unknown) =>
            ports.events.emit({
              is: 'note',
              message: `A test could not be run: ${messageOf(error)}`,
            }),
          );
        }),
      ),
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
