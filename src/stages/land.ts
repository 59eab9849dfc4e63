/** land: lands the longest green prefix of the train, one pull request at a time. */
import { taskBranch } from '../core/git-names.js';
import {
  type Base,
  BOOKKEEPING,
  type Candidate,
  type CommitSha,
  type Hold,
  Land,
  type Outcome,
  type Plan,
  type Queue,
  type Queued,
  type Stop,
  type SuiteName,
  TaskId,
  type TestResult,
  type WorkResult,
} from '../core/model.js';
import { withoutRetriesOverBudget } from '../core/plan/budget.js';
import { landFile } from '../core/run-layout.js';
import { decide, type LandingFacts } from '../core/train/landing.js';
import { marksDue } from '../core/train/marks.js';
import { type LandingResult, settleRound, type Setback } from '../core/train/settle.js';
import { changeMessage, mergeMessage } from '../text/commit-text.js';
import { feedbackText } from '../text/feedback.js';
import { markReason } from '../text/marks.js';
import type { Landed, Ports, Run } from '../ports.js';
import { commitText } from './examine.js';
import { pastOutcomes } from './history.js';
import { knownResult } from './test.js';

interface LandPorts
  extends Pick<
    Ports,
    'store' | 'forge' | 'tasks' | 'ledger' | 'pricing' | 'clock' | 'events' | 'digest' | 'base'
  > {
  workspaces: Pick<Ports['workspaces'], 'find'>;
}

interface LandInput {
  plan: Plan;
  results: readonly WorkResult[];
  queue: Queue;
}

interface LandingProgress {
  /** The base after the landings so far. */
  at: CommitSha;
  landings: Map<TaskId, LandingResult>;
  stop: Stop | undefined;
  /** Nothing more lands in this round. */
  closed: boolean;
}

/** The test results of the run directory, in the form that `decide` needs. */
export async function landingFacts(
  run: Run,
  ports: Pick<Ports, 'digest'>,
  queue: Queue,
): Promise<LandingFacts> {
  const suites = Object.keys(run.config.suites) as SuiteName[];
  const results = new Map<string, TestResult>();
  for (const { tree } of queue.candidates)
    for (const suite of suites) {
      const result = await knownResult(run, ports, tree, suite);
      if (result) results.set(`${tree} ${suite}`, result);
    }
  return {
    candidates: queue.candidates,
    suites,
    result: (tree, suite) => results.get(`${tree} ${suite}`),
  };
}

/** Writes `land-<round>.json` last. If repeated after a kill, it continues from the current base. */
export async function land(run: Run, ports: LandPorts, input: LandInput): Promise<Land> {
  const known = await run.dir.read(landFile(run.round), Land);
  if (known) return known;
  const { plan, results, queue } = input;
  const onBase = new Set(plan.assign.flatMap(({ task, from }) => (from ? [] : [task.id])));
  const setup = results.find(
    (work) => work.is === 'failed' && work.why.is === 'setup' && onBase.has(work.task),
  );
  const progress = await carryOut(run, ports, queue);
  const stop: Stop | undefined =
    setup?.is === 'failed' && setup.why.is === 'setup'
      ? { is: 'setup', command: setup.why.command, tail: setup.why.tail }
      : progress.stop;
  const past = await pastOutcomes(run);
  const { outcomes, next } = settleRound({
    plan,
    config: withoutRetriesOverBudget(run.config, plan.budget, results, ports.pricing.price),
    results,
    waited: past.waited,
    queued: queue.changes,
    landings: progress.landings,
    stop,
    formatFeedback: (setback: Setback) => feedbackText(setback),
  });
  await settlePulls(ports, queue, outcomes);
  await recordSpending(run, ports, input);
  const after: Base = await ports.base();
  const text = (await ports.store.file(after.commit, run.config.tasks)) ?? '';
  const result: Land = {
    version: 1,
    run: run.request.run,
    round: run.round,
    before: queue.base,
    after,
    outcomes,
    next,
    marks: marksDue([...past.outcomes, ...outcomes], ports.tasks.parse(text).tasks, markReason),
    ...(stop && { stop }),
  };
  await run.dir.write(landFile(run.round), result);
  await emitOutcomes(ports, input, progress, outcomes);
  if (stop) ports.events.emit({ is: 'stopped', stop });
  const going = next.map(({ task }) => task).filter((task) => task !== BOOKKEEPING);
  ports.events.emit({ is: 'round-ended', round: run.round, next: going });
  return result;
}

async function carryOut(run: Run, ports: LandPorts, queue: Queue): Promise<LandingProgress> {
  const progress = await alreadyLanded(ports, queue);
  const byTask = new Map(queue.changes.map((each) => [each.change.task, each]));
  const facts = await landingFacts(run, ports, queue);
  for (const decision of decide(facts)) {
    if (decision.is === 'stop') progress.stop = decision.stop;
    else if (decision.is === 'eject') {
      progress.landings.set(decision.task, { is: 'ejected', tests: decision.tests });
      await reportTests(ports, byTask.get(decision.task), [decision.tests]);
    } else if (
      decision.is === 'land' &&
      !progress.landings.has(decision.task) &&
      !progress.closed
    ) {
      const queued = byTask.get(decision.task);
      await reportTests(ports, queued, testsOf(facts, decision.candidate));
      if (queued) await landOne(run, ports, progress, queued, decision.candidate);
    }
  }
  return progress;
}

/**
 * The changes of this train that a killed process has landed: their trailers are on the base. The base's tree
 * must be the tested one, else somebody has pushed since.
 */
async function alreadyLanded(ports: LandPorts, queue: Queue): Promise<LandingProgress> {
  const now = await ports.base();
  const progress: LandingProgress = {
    at: queue.base.commit,
    landings: new Map(),
    stop: undefined,
    closed: false,
  };
  if (now.commit === queue.base.commit) return progress;
  const riding = queue.changes.filter(({ disposition }) => disposition.is === 'train');
  const trailers = await ports.store.landed(
    now.commit,
    riding.map(({ change }) => change.task),
  );
  for (const { change, pr } of riding) {
    const trailer = trailers.find((each) => each.change === change.id);
    if (trailer) progress.landings.set(change.task, { is: 'landed', commit: trailer.commit, pr });
  }
  const expected = queue.candidates[progress.landings.size];
  progress.at = now.commit;
  if (expected?.tree !== now.tree) progress.closed = true;
  return progress;
}

/** Reports the test results of a change's tree on its pull request. */
async function reportTests(
  ports: LandPorts,
  queued: Queued | undefined,
  tests: TestResult[],
): Promise<void> {
  if (queued?.pr !== undefined && tests.length > 0) await ports.forge.check(queued.pr, tests);
}

function testsOf({ suites, result }: LandingFacts, { tree }: Candidate): TestResult[] {
  return suites.flatMap((suite) => result(tree, suite) ?? []);
}

async function landOne(
  run: Run,
  ports: LandPorts,
  progress: LandingProgress,
  queued: Queued,
  candidate: Candidate,
): Promise<void> {
  const { change, title, pr } = queued;
  if (pr === undefined) {
    progress.closed = true;
    const message = queued.unpublished ?? 'it has no pull request';
    progress.landings.set(change.task, { is: 'refused', why: { is: 'refused', message } });
    return;
  }
  ports.events.emit({ is: 'merging', task: change.task });
  const message =
    run.config.method === 'merge'
      ? mergeMessage(title, change, pr, run.request.run)
      : changeMessage(
          run.config.method === 'squash' ? `${title} (#${pr})` : title,
          change,
          run.request.run,
        );
  const landed = await ports.forge.land({
    pr,
    onto: progress.at,
    branch: run.request.branch,
    method: run.config.method,
    tree: candidate.tree,
    text: commitText(run, message),
  });
  if (landed.is === 'refused') {
    progress.closed = true;
    if (landed.why === 'base-moved' || landed.why === 'unchecked') return;
    if (change.task === BOOKKEEPING)
      ports.events.emit({
        is: 'note',
        message: `The task list could not be marked: ${landed.message}`,
      });
    const hold = holdFor(landed);
    progress.landings.set(change.task, { is: 'refused', why: hold });
    return;
  }
  progress.at = landed.commit;
  progress.landings.set(change.task, { is: 'landed', commit: landed.commit, pr });
  const found = await ports.store.tree(landed.commit);
  if (found !== candidate.tree) {
    progress.closed = true;
    progress.stop = { is: 'tree-differs', expected: candidate.tree, found };
  }
  ports.events.emit({ is: 'landed', task: change.task, commit: landed.commit });
}

function holdFor(landed: Extract<Landed, { is: 'refused' }>): Hold {
  if (landed.why === 'base-moved') return { is: 'refused', message: 'the base moved' };
  const command = landed.why === 'checkout' ? { command: landed.command } : {};
  return { is: 'refused', message: landed.message, ...command };
}

/** Updates the pull requests by the decisions: which ones wait for a person, and which tasks start again. */
async function settlePulls(
  ports: LandPorts,
  queue: Queue,
  outcomes: readonly Outcome[],
): Promise<void> {
  const byTask = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
  for (const { change, pr } of queue.changes) {
    const outcome = byTask.get(change.task);
    if (pr === undefined) continue;
    if (outcome?.is === 'held') await ports.forge.hold(pr, markReason(outcome));
    else if (outcome?.is === 'red') await ports.forge.reject(pr, markReason(outcome));
    else if (outcome?.is === 'discarded') await ports.forge.close(pr, markReason(outcome));
  }
}

async function recordSpending(run: Run, ports: LandPorts, input: LandInput): Promise<void> {
  const entries = input.results.map((work) => {
    const costUsd = work.usage.costUsd ?? ports.pricing.price(work.usage);
    return {
      run: run.request.run,
      round: run.round,
      task: work.task,
      agent: work.agent,
      attempt: work.attempt,
      ...(work.model !== undefined && { model: work.model }),
      outcome: work.is,
      seconds: work.seconds,
      at: work.startedAt,
      ...(costUsd !== undefined && { costUsd }),
    };
  });
  if (entries.length > 0) await ports.ledger.append(entries);
}

/** Reports the outcomes, and every ejected change, even if its task is retried. */
async function emitOutcomes(
  ports: LandPorts,
  input: LandInput,
  progress: LandingProgress,
  outcomes: readonly Outcome[],
): Promise<void> {
  const ejected = [...progress.landings].flatMap(([task, landing]): Outcome[] =>
    landing.is === 'ejected' && task !== BOOKKEEPING && !outcomes.some((each) => each.task === task)
      ? [{ is: 'red', task, tests: landing.tests, attempt: attemptOf(input, task) }]
      : [],
  );
  for (const outcome of [...ejected, ...outcomes]) {
    if (outcome.is === 'landed') continue;
    const done = input.results.find(({ task }) => task === outcome.task);
    const worktree = done?.worktree ?? (await ports.workspaces.find(TaskId.parse(outcome.task)));
    const branch = taskBranch(outcome.task);
    ports.events.emit({ is: 'outcome', outcome, worktree, branch });
  }
}

function attemptOf({ queue }: LandInput, task: TaskId): number {
  return queue.changes.find(({ change }) => change.task === task)?.change.attempt ?? 1;
}
