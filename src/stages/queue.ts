/** queue: checks and orders the delivered changes, and builds the train as a stack of single commits. */
import {
  BOOKKEEPING,
  type Base,
  type Candidate,
  type Change,
  changeIdOf,
  type CommitSha,
  type Mark,
  type Outcome,
  type Plan,
  Queue,
  type Queued,
  type Task,
  type TaskId,
  type WorkResult,
} from '../core/model.js';
import { withoutRetriesOverBudget } from '../core/plan/budget.js';
import { queueFile, workFiles } from '../core/run-layout.js';
import { marksDue } from '../core/train/marks.js';
import { UserError } from '../core/user-error.js';
import { type LandingResult, settleRound } from '../core/train/settle.js';
import { byPlaceInTrain, conflictsWith } from '../core/train/train.js';
import { bookkeepingTitle, changeMessage, pullRequestBody } from '../text/commit-text.js';
import { markReason } from '../text/marks.js';
import type { Ports, Run } from '../ports.js';
import { commitText, type Delivered, examine, type ExaminePorts, withoutWork } from './examine.js';
import { pastOutcomes } from './history.js';

type QueuePorts = ExaminePorts & Pick<Ports, 'forge' | 'tasks' | 'events' | 'base' | 'pricing'>;

interface QueueInput {
  plan: Plan;
  results: readonly WorkResult[];
  /** Changes that were examined while other agents were still working. */
  examined?: ReadonlyMap<TaskId, Queued>;
}

interface Stack {
  candidates: Candidate[];
  queued: Queued[];
  /** The changes in the train so far, with their files. */
  ahead: { task: TaskId; files: string[] }[];
}

/** The change that a result delivers, if any. */
export function changeOf(result: WorkResult): Change | undefined {
  if (result.is !== 'delivered') return undefined;
  const { task, head, base, agent, attempt } = result;
  return { task, id: changeIdOf(head), head, base, agent, attempt };
}

/** The delivered changes: those of agents come as bundles, adopted ones are already in the store. */
export async function deliveredWith(
  run: Run,
  plan: Plan,
  change: Change,
  adopted: boolean,
): Promise<Delivered | undefined> {
  const task = plan.tasks.find(({ id }) => id === change.task);
  if (!task || adopted) return task && { change, task };
  const { bundle } = workFiles(change.task, change.attempt);
  return { change, task, bundle: await run.dir.path(bundle) };
}

/** Writes `queue-<round>.json` last; until then it can be repeated with the same result. */
export async function queue(run: Run, ports: QueuePorts, input: QueueInput): Promise<Queue> {
  const known = await run.dir.read(queueFile(run.round), Queue);
  if (known) return known;
  const base = await ports.base();
  const delivered = await deliveries(run, input);
  const landed = await landedSince(ports, base, delivered);
  const examined: Queued[] = [];
  for (const each of delivered) {
    const { task } = each.change;
    const at = landed.get(task);
    const result = at
      ? await withoutWork(ports, each, { is: 'landed', commit: at })
      : ((await early(ports, input, each.change)) ?? (await examine(run, ports, each)));
    // Verdicts of commands were shown when they ended; those of built-in checks and missing ones are new.
    for (const verdict of result.verdicts)
      if (run.config.gates[verdict.gate]?.run === undefined && verdict.kind === 'gate')
        ports.events.emit({ is: 'judged', task, verdict, agent: each.change.agent });
    examined.push(result);
  }
  const train = await stack(run, ports, base, inTrainOrder(input.plan, examined));
  const text = (await ports.store.file(base.commit, run.config.tasks)) ?? '';
  const marks = await expectedMarks(run, ports, input, train.queued, ports.tasks.parse(text).tasks);
  const book = await bookkeeping(run, ports, base, text, marks);
  if (book) await stackChange(run, ports, train, book);
  const changes: Queued[] = [];
  for (const each of train.queued) changes.push(await publish(run, ports, input.plan, each));
  const result: Queue = {
    version: 1,
    run: run.request.run,
    round: run.round,
    base,
    policy: input.plan.policy,
    changes,
    candidates: train.candidates,
    marks,
  };
  await run.dir.write(queueFile(run.round), result);
  return result;
}

async function deliveries(run: Run, { plan, results }: QueueInput): Promise<Delivered[]> {
  const fresh = results.flatMap((result) => changeOf(result) ?? []);
  const all = await Promise.all([
    ...plan.adopt.map((change) => deliveredWith(run, plan, change, true)),
    ...fresh.map((change) => deliveredWith(run, plan, change, false)),
  ]);
  return all.flatMap((each) => each ?? []);
}

/**
 * Delivered tasks that have landed since the plan, whatever their head: in an earlier attempt of this job, or
 * in a later round, if this job is a rerun of an old one.
 */
async function landedSince(ports: QueuePorts, base: Base, delivered: readonly Delivered[]) {
  if (delivered.length === 0) return new Map<TaskId, CommitSha>();
  const trailers = await ports.store.landed(
    base.commit,
    delivered.map(({ change }) => change.task),
  );
  return new Map(trailers.toReversed().map(({ task, commit }) => [task, commit]));
}

/** An early result, unless its commit is gone: no ref named it, so an agent may have pruned it. */
async function early(
  { store }: QueuePorts,
  { examined }: QueueInput,
  { task, id }: Change,
): Promise<Queued | undefined> {
  const known = examined?.get(task);
  return known?.change.id === id && (await store.resolve(known.commit)) ? known : undefined;
}

async function stack(
  run: Run,
  ports: QueuePorts,
  base: Base,
  examined: readonly Queued[],
): Promise<Stack> {
  const baseline: Candidate = { k: 0, commit: base.commit, tree: base.tree, changes: [] };
  const made: Stack = { candidates: [baseline], queued: [], ahead: [] };
  for (const each of examined)
    if (each.disposition.is === 'train' && made.ahead.length >= run.config.train)
      made.queued.push({ ...each, disposition: { is: 'next-train' } });
    else await stackChange(run, ports, made, each);
  return made;
}

function inTrainOrder(plan: Plan, examined: readonly Queued[]): Queued[] {
  const adopted = new Set(plan.adopt.map(({ task }) => task));
  const waiting = (each: Queued) => ({
    change: each.change,
    task: plan.tasks.find(({ id }) => id === each.change.task),
    since: adopted.has(each.change.task) ? 0 : 1,
    files: each.files.length,
  });
  return examined.toSorted((a, b) => byPlaceInTrain(waiting(a), waiting(b)));
}

/** The marks that are needed if the whole train lands. */
async function expectedMarks(
  run: Run,
  ports: QueuePorts,
  input: QueueInput,
  queued: readonly Queued[],
  tasks: readonly Task[],
): Promise<Mark[]> {
  const { outcomes, waited } = await pastOutcomes(run);
  const landings = new Map(
    queued
      .filter(({ disposition }) => disposition.is === 'train')
      .map(({ change, commit }): [TaskId, LandingResult] => [
        change.task,
        { is: 'landed', commit },
      ]),
  );
  const settled = settleRound({
    plan: input.plan,
    config: withoutRetriesOverBudget(
      run.config,
      input.plan.budget,
      input.results,
      ports.pricing.price,
    ),
    results: input.results,
    waited,
    queued,
    landings,
    stop: undefined,
    formatFeedback: () => '',
  });
  const all: Outcome[] = [...outcomes, ...settled.outcomes];
  return marksDue(all, tasks, markReason);
}

/** The change that marks the task list: it is last in the train and is tested like any other. */
async function bookkeeping(
  run: Run,
  ports: QueuePorts,
  base: Base,
  text: string,
  marks: readonly Mark[],
): Promise<Queued | undefined> {
  const marked = ports.tasks.mark(text, [...marks]);
  if (marks.length === 0 || marked === text) return undefined;
  const tree = await ports.store.withFile(base.tree, run.config.tasks, marked);
  const title = bookkeepingTitle(marks);
  const head = await ports.store.commit(tree, [base.commit], commitText(run, title));
  const change: Change = {
    task: BOOKKEEPING,
    id: changeIdOf(head),
    head,
    base: base.commit,
    attempt: 1,
  };
  const commit = await ports.store.commit(
    tree,
    [base.commit],
    commitText(run, changeMessage(title, change, run.request.run)),
  );
  return {
    change,
    commit,
    tree,
    title,
    verdicts: [],
    disposition: { is: 'train' },
    files: [run.config.tasks],
  };
}

/** Adds a change to the stack; one that conflicts is left out, with the changes that it conflicts with. */
async function stackChange(run: Run, ports: QueuePorts, on: Stack, each: Queued): Promise<void> {
  const { candidates, queued, ahead } = on;
  const top = candidates.at(-1);
  if (each.disposition.is !== 'train' || !top) {
    queued.push(each);
    return;
  }
  const text = commitText(run, changeMessage(each.title, each.change, run.request.run));
  const made = await ports.store.combine(
    top.commit,
    { base: each.change.base, commit: each.commit },
    text,
  );
  if (made.is === 'conflict') {
    const { files } = made;
    queued.push({
      ...each,
      disposition: { is: 'conflict', files, with: conflictsWith(files, ahead) },
    });
  } else if (made.tree === top.tree) queued.push({ ...each, disposition: { is: 'empty' } });
  else {
    const { commit, tree } = made;
    candidates.push({ k: top.k + 1, commit, tree, changes: [...top.changes, each.change.task] });
    ahead.push({ task: each.change.task, files: each.files });
    queued.push(each);
  }
}

async function publish(run: Run, ports: QueuePorts, plan: Plan, queued: Queued): Promise<Queued> {
  const { disposition, change, commit, title, verdicts } = queued;
  const shown =
    disposition.is === 'train' ||
    disposition.is === 'next-train' ||
    disposition.is === 'conflict' ||
    (disposition.is === 'blocked' && disposition.publish);
  if (!shown) return queued;
  const task = plan.tasks.find(({ id }) => id === change.task);
  try {
    const pr = await ports.forge.publish({
      change,
      commit,
      title,
      draft: disposition.is === 'blocked',
      base: run.request.branch,
      body: pullRequestBody(task, change, verdicts),
    });
    await ports.forge.check(pr, verdicts);
    return { ...queued, pr };
  } catch (error) {
    // The refusal concerns this change only, so the others continue, unless it would affect them too.
    if (!(error instanceof UserError) || error.isGeneral) throw error;
    const message = [...error.problems, ...error.next].join(' ');
    ports.events.emit({ is: 'problem', task: change.task, message });
    return { ...queued, unpublished: message };
  }
}
