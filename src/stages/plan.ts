/** plan: reads the base's tasks, the work on branches and the history, and plans the round. */
import { spentUsd } from '../core/plan/budget.js';
import {
  type Base,
  type Budget,
  type Change,
  changeIdOf,
  type CommitSha,
  Land,
  type LedgerEntry,
  type OnOverlap,
  type Pending,
  Plan,
  Queue,
  type TaskId,
} from '../core/model.js';
import { type PlanFacts, planRound } from '../core/plan/plan.js';
import { policyTerms } from '../core/gates/policy.js';
import { declaredSubtasks } from '../core/plan/subtasks.js';
import { landFile, planFile, queueFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { Ports, PullRequest, Run } from '../ports.js';
import { nearMiss } from '../text/near-miss.js';
import { allWorks, readRounds } from './history.js';

export type PlanPorts = Pick<
  Ports,
  'store' | 'forge' | 'tasks' | 'ledger' | 'match' | 'clock' | 'digest' | 'base' | 'pricing'
>;

/**
 * Reads everything that a plan depends on. Writes nothing.
 * @throws UserError if there is no task list, or it has problems
 */
export async function planFacts(
  run: Run,
  ports: PlanPorts,
  pending: Pending[] | undefined,
  onOverlap: OnOverlap,
): Promise<PlanFacts> {
  const base = await ports.base();
  const { tasks, unreadable } = await readTasks(run, ports, base.commit);
  if (unreadable.length > 0 && !pending)
    throw new UserError(
      unreadable.map(([line, message]) => `${run.config.tasks}:${line} ${message}`),
      [`Fix ${run.config.tasks}, commit, and run again.`],
    );
  const { pulls, inFlight } = await openPulls(ports, base);
  const known = [
    ...tasks.map(({ id }) => id),
    ...(pending ?? []).flatMap(({ task, behind }) => [task, ...behind]),
    ...pulls.map(({ task }) => task),
    ...tasks.flatMap((task) =>
      declaredSubtasks(task, run.config, ports.match, new Set()).subtasks.map(({ id }) => id),
    ),
  ];
  const trailers = await ports.store.landed(base.commit, [...new Set(known)]);
  const adoptable = new Map<TaskId, Change>(
    run.previousChanges?.map((change) => [change.task, change]),
  );
  for (const pull of pulls) {
    const change = await adopt(ports, base.commit, pull);
    if (change) adoptable.set(pull.task, change);
  }
  const history = await ports.ledger.read();
  const still =
    pending && (await Promise.all(pending.map((each) => withStoredChange(ports, each, adoptable))));
  return {
    run: run.request.run,
    round: run.round,
    at: ports.clock.now(),
    base,
    policy: ports.digest(policyTerms(run.config, undefined)),
    config: run.config,
    onOverlap,
    pending: still,
    ask: run.request.ask,
    tasks,
    unreadable: new Map(),
    // Newest first: if a task landed twice, the last landing counts.
    landed: new Map(trailers.toReversed().map(({ task, commit }) => [task, commit])),
    inFlight,
    uncommitted: new Map(
      pulls.flatMap(({ task, unsaved }) => (unsaved === undefined ? [] : [[task, unsaved]])),
    ),
    adoptable,
    files: tasks.some(({ scope }) => scope?.length) ? await ports.store.files(base.commit) : [],
    match: ports.match,
    nearest: nearMiss,
    history,
    budget: await budgetOf(run, ports, history),
  };
}

/** Writes `plan-<round>.json`: the first round from the request, later ones from the pending tasks. */
export async function plan(run: Run, ports: PlanPorts): Promise<Plan> {
  const known = await run.dir.read(planFile(run.round), Plan);
  if (known) return known;
  const before = run.round > 1 ? await run.dir.read(landFile(run.round - 1), Land) : undefined;
  if (run.round > 1 && !before) throw new Error(`round ${run.round - 1} has not landed`);
  const decided = planRound(await planFacts(run, ports, before?.next, run.request.onOverlap));
  await run.dir.write(planFile(run.round), decided);
  return decided;
}

async function readTasks(run: Run, ports: PlanPorts, at: CommitSha) {
  const text = await ports.store.file(at, run.config.tasks);
  if (text === undefined)
    throw new UserError(
      [`There is no ${run.config.tasks} on ${run.request.branch}.`],
      ['tributary init', `git add ${run.config.tasks} && git commit -m "Add the task list"`],
    );
  const { tasks, problems } = ports.tasks.parse(text);
  const unreadable = problems.map(({ line, message }) => [line, message] as const);
  return { tasks, unreadable };
}

/** The pull requests for this base, and the tasks that another run is working on. */
async function openPulls({ forge }: PlanPorts, { branch: base }: Base) {
  const everywhere = await forge.open();
  // Without this, work that waits for another base would be done and paid twice.
  const busy = everywhere.filter((pull) => pull.base !== base || pull.inFlight);
  return {
    pulls: everywhere.filter((pull) => pull.base === base),
    inFlight: new Map(
      busy.map(({ task, branch, base: onto, run }) => [
        task,
        { branch: onto === base ? branch : `${branch} for ${onto}`, run },
      ]),
    ),
  };
}

/**
 * The change to adopt from a pull request: a newer state of its branch if somebody changed it, else the change
 * itself if it may land unchanged. A rejected change that nobody touched is done again.
 */
async function adopt(
  ports: PlanPorts,
  base: CommitSha,
  pull: PullRequest,
): Promise<Change | undefined> {
  const { tip, change, commit, state, inFlight } = pull;
  if (inFlight || !tip) return undefined;
  if (tip === change.head || tip === commit) return state === 'open' ? change : undefined;
  const since = await ports.store.mergeBase(tip, base);
  const { task, attempt } = change;
  return { task, id: changeIdOf(tip), head: tip, base: since ?? change.base, attempt };
}

/**
 * Replaces a change whose commit is missing on this machine by the one on its branch, else by new work. A
 * landing may have rebased the branch: then no ref names the original commit.
 */
async function withStoredChange(
  { store }: Pick<PlanPorts, 'store'>,
  pending: Pending,
  adoptable: ReadonlyMap<TaskId, Change>,
): Promise<Pending> {
  const { change, ...rest } = pending;
  if (!change || (await store.resolve(change.head))) return pending;
  const now = adoptable.get(pending.task);
  if (now) return { ...rest, change: { ...change, id: now.id, head: now.head, base: now.base } };
  return { ...rest, act: 'work' };
}

async function budgetOf(
  run: Run,
  { pricing }: Pick<PlanPorts, 'pricing'>,
  history: readonly LedgerEntry[],
): Promise<Budget | undefined> {
  const limitUsd = run.request.budget ?? run.config.budget;
  if (limitUsd === undefined) return undefined;
  const results = await allWorks(run);
  const queues = await readRounds(run.dir, queueFile, Queue);
  const spending = { run: run.request.run, results, queues, history };
  return { limitUsd, spentUsd: spentUsd(spending, pricing.price) };
}
