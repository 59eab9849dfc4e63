import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { meet, readGlob } from '../../../src/core/scope/globs.js';
import {
  type Change,
  changeIdOf,
  type CommitSha,
  type Task,
  type TaskId,
} from '../../../src/core/model.js';
import { type PlanFacts, planRound } from '../../../src/core/plan/plan.js';
import { agent, commit, id } from '../../support/example-run.js';
import { config, plainTask, planFacts, subtask } from '../../support/plan-facts.js';
import { type Deed, type Fate, type Oracle, simulate } from '../../support/simulated-rounds.js';

const globs = [
  'src/**',
  'src/a.ts',
  'src/*.ts',
  'docs/**',
  '{docs,src}/b.*',
  'README.md',
  '**/x.md',
];
const paths = [
  'src/a.ts',
  'src/b.ts',
  'src/deep/x.md',
  'docs/b.md',
  'docs/x.md',
  'README.md',
  'x.md',
];

function anyTask(n: number, size: number): fc.Arbitrary<Task> {
  return fc
    .record({
      depends: fc.uniqueArray(fc.nat(size), { maxLength: 2 }),
      scope: fc.option(fc.uniqueArray(fc.constantFrom(...globs), { maxLength: 2 }), {
        nil: undefined,
      }),
      state: fc.oneof(
        { weight: 8, arbitrary: fc.constant('todo' as const) },
        fc.constantFrom('done' as const, 'blocked' as const, 'failed' as const),
      ),
      by: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(undefined, 'dev', 'db') },
        fc.constant('who'),
      ),
      labels: fc.subarray(['a', 'b']),
      subtasks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.constant(['s', 't'])),
      estimate: fc.option(fc.nat(100), { nil: undefined }),
    })
    .map(({ depends, scope, by, subtasks, estimate, ...rest }) =>
      plainTask(`T${n}`, {
        ...rest,
        depends: depends.map((each) => id(`T${each}`)),
        subtasks: subtasks.map((suffix) => subtask(`T${n}-${suffix}`)),
        ...(scope && { scope }),
        ...(by !== undefined && { agent: agent(by) }),
        ...(estimate !== undefined && { estimate }),
      }),
    );
}

function changeOf(task: TaskId): Change {
  return {
    task,
    id: changeIdOf(commit(task)),
    head: commit(task),
    base: commit('old'),
    attempt: 1,
  };
}

/** A task may also depend on T<size>, which is in no list. */
const anyFacts: fc.Arbitrary<PlanFacts> = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, n) => id(`T${n}`));
  const some = fc.oneof(
    { weight: 2, arbitrary: fc.constant<TaskId[]>([]) },
    fc.subarray([...ids, id('T0-s')]),
  );
  const words = [...ids, 'T99', 'ready', 'label:a', 'label:none'];
  return fc
    .record({
      tasks: fc.tuple(...ids.map((_, n) => anyTask(n, size))),
      ask: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: size + 2 }),
      landed: some,
      inFlight: some,
      uncommitted: some,
      adoptable: some,
      onOverlap: fc.constantFrom('sequential' as const, 'continue' as const),
    })
    .map(({ landed, inFlight, uncommitted, adoptable, ...rest }) =>
      planFacts({
        ...rest,
        files: paths,
        landed: new Map(landed.map((task) => [task, commit('m')])),
        inFlight: new Map(
          inFlight.map((task) => [task, { branch: `tributary/${task}`, run: 'x' }]),
        ),
        uncommitted: new Map(uncommitted.map((task) => [task, `.worktrees/dev-${task}`])),
        adoptable: new Map(adoptable.map((task) => [task, changeOf(task)])),
      }),
    );
});

function startedIn(plan: ReturnType<typeof planRound>): TaskId[] {
  return [...plan.assign.map(({ task }) => task.id), ...plan.adopt.map(({ task }) => task)];
}

function overlap(a: Task | undefined, b: Task | undefined): boolean {
  return (a?.scope ?? []).some((one) =>
    (b?.scope ?? []).some(
      (other) =>
        meet(readGlob(one), readGlob(other)) ||
        paths.some((path) => picomatch(one, { dot: true })(path) && picomatch(other)(path)),
    ),
  );
}

function isDone({ tasks, landed }: PlanFacts, task: TaskId): boolean {
  return landed.has(task) || tasks.some(({ id: one, state }) => one === task && state === 'done');
}

/** Everything that a task depends on, directly or indirectly, through tasks that are not done. */
function dependencies(facts: PlanFacts, of: TaskId): Set<TaskId> {
  const found = new Set<TaskId>();
  const todo = [of];
  for (const at of todo)
    for (const next of facts.tasks.find((task) => task.id === at)?.depends ?? []) {
      if (found.has(next) || isDone(facts, next)) continue;
      found.add(next);
      todo.push(next);
    }
  return found;
}

describe('a plan', () => {
  test('lists no task twice, and lists every task that was requested', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planRound(facts);
        const placed: string[] = [
          ...startedIn(plan),
          ...plan.later.map(({ task }) => task),
          ...plan.blocked.map(({ task }) => task),
        ];
        expect(new Set(placed).size).toBe(placed.length);
        const isLabelled = facts.tasks.some(({ labels }) => labels.includes('a'));
        for (const word of facts.ask)
          if (word === 'ready' || (word === 'label:a' && isLabelled))
            expect(placed).not.toContain(word);
          else expect(placed).toContain(word);
        expect(new Set(plan.waiting.map(({ task }) => task))).toEqual(
          new Set(plan.later.map(({ task }) => task)),
        );
        expect(new Set(plan.tasks.map((task) => task.id))).toEqual(
          new Set([...startedIn(plan), ...plan.later.map(({ task }) => task)]),
        );
        for (const { why } of plan.blocked) expect(why).not.toEqual([]);
      }),
    );
  });

  test('starts no two overlapping tasks in one round if overlaps are sequential', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planRound({ ...facts, onOverlap: 'sequential' });
        const started = startedIn(plan).map((task) => plan.tasks.find((each) => each.id === task));
        for (const [at, one] of started.entries())
          for (const other of started.slice(at + 1)) expect(overlap(one, other)).toBe(false);
      }),
    );
  });

  test('starts at least one task if any is left to run', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planRound(facts);
        expect(startedIn(plan).length > 0).toBe(plan.tasks.length > 0);
        for (const { task, behind, why } of plan.later) {
          if (why === 'overlap') {
            const find = (name: string | undefined) => plan.tasks.find((each) => each.id === name);
            expect(overlap(find(task), find(behind[0]))).toBe(true);
          }
          expect(behind.length > 0).toBe(true);
        }
      }),
    );
  });

  test('starts no task before its dependencies and subtasks have landed', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planRound(facts);
        for (const task of startedIn(plan))
          for (const other of plan.tasks.find((each) => each.id === task)?.depends ?? [])
            expect(isDone(facts, other)).toBe(true);
        for (const { task } of plan.assign)
          for (const { id: piece } of task.subtasks) expect(facts.landed.has(piece)).toBe(true);
      }),
    );
  });

  test('names every cycle by a real path, and blocks the tasks behind it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planRound(facts);
        const why = new Map(plan.blocked.map((each) => [each.task, each.why]));
        for (const { id: task } of facts.tasks) {
          if (!facts.ask.includes(task) || isDone(facts, task)) continue;
          const all = dependencies(facts, task);
          const reasons = why.get(task) ?? [];
          const cycle = reasons.find(({ is }) => is === 'cycle');
          expect(cycle !== undefined).toBe(all.has(task));
          const isBehind = [...all].some((other) => dependencies(facts, other).has(other));
          if (isBehind && !cycle) expect(reasons.map(({ is }) => is)).toContain('waits-for');
          if (cycle?.is !== 'cycle') continue;
          expect(cycle.path).toContain(task);
          expect(cycle.path.at(-1)).toBe(cycle.path[0]);
          for (const [at, from] of cycle.path.slice(0, -1).entries())
            expect(facts.tasks.find((each) => each.id === from)?.depends).toContain(
              cycle.path[at + 1],
            );
        }
      }),
    );
  });

  test('blocks a task without a reason of its own only if a dependency neither is done nor runs', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plan = planRound(facts);
        const runs = new Set<string>(plan.tasks.map((task) => task.id));
        const ownReason = new Set(['waits-for', 'cycle']);
        for (const { task, why } of plan.blocked) {
          if (why.some(({ is }) => !ownReason.has(is))) continue;
          const { depends = [] } = facts.tasks.find((each) => each.id === task) ?? {};
          expect(depends.some((other) => !isDone(facts, other) && !runs.has(other))).toBe(true);
        }
      }),
    );
  });
});

const deeds: Deed[] = [
  'delivers',
  'delivers',
  'delivers',
  'fails',
  'times out',
  'waits',
  'is lost',
];
const fates: (Fate | 'conflicts')[] = [
  'lands',
  'lands',
  'lands',
  'is red',
  'is held',
  'is blocked',
  'is empty',
  'conflicts',
  'is put off',
  'is forgotten',
];

/** After this round an oracle leaves nothing open: infrastructure does not fail for ever. */
const LUCK_ENDS = 6;

const anyOracle: fc.Arbitrary<Oracle> = fc
  .array(fc.nat(1000), { minLength: 50, maxLength: 50 })
  .map((dice): Oracle => {
    const roll = (text: string) =>
      dice[
        Array.from(text).reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % dice.length
      ] ?? 0;
    return {
      deed: (task, attempt, round) => {
        const deed = deeds[roll(`${task} ${attempt} ${round}`) % deeds.length] ?? 'fails';
        return deed === 'is lost' && round > LUCK_ENDS ? 'fails' : deed;
      },
      fate: (task, attempt, round, ahead) => {
        const fate = fates[roll(`${round} ${task} ${attempt}`) % fates.length] ?? 'lands';
        const open = fate === 'is put off' || fate === 'is forgotten' || fate === 'conflicts';
        if (open && round > LUCK_ENDS) return 'is red';
        return fate === 'conflicts' ? { conflictsWith: ahead } : fate;
      },
    };
  });

describe('a simulated run', () => {
  test('ends, and settles every task exactly once', () => {
    fc.assert(
      fc.property(anyFacts, anyOracle, (facts, oracle) => {
        const rounds = [...simulate(facts, oracle, 80)];
        expect(rounds.at(-1)?.next).toEqual([]);
        const settled = rounds.flatMap(({ outcomes }) => outcomes.map(({ task }) => task));
        expect(new Set(settled).size).toBe(settled.length);
        const known = rounds.flatMap(({ plan }) => [
          ...plan.tasks.map((task) => task.id),
          ...plan.blocked.map(({ task }) => task),
        ]);
        expect(new Set(settled)).toEqual(new Set(known));
      }),
    );
  });

  test('starts no task before its dependencies have landed, or after the task itself has', () => {
    fc.assert(
      fc.property(anyFacts, anyOracle, (facts, oracle) => {
        const landed = new Map<TaskId, CommitSha>(facts.landed);
        for (const { plan, outcomes } of simulate(facts, oracle, 80)) {
          for (const task of startedIn(plan)) {
            expect(landed.has(task)).toBe(false);
            const define = plan.tasks.find((each) => each.id === task);
            for (const other of define?.depends ?? [])
              expect(isDone({ ...facts, landed }, other)).toBe(true);
          }
          for (const outcome of outcomes)
            if (outcome.is === 'landed') landed.set(outcome.task, outcome.commit);
        }
      }),
    );
  });

  test('exceeds neither the limit of attempts nor the limits of five subtasks and two levels', () => {
    fc.assert(
      fc.property(anyFacts, anyOracle, (facts, oracle) => {
        for (const { plan, waited } of simulate(facts, oracle, 80)) {
          for (const { task, attempt } of plan.assign)
            expect(attempt).toBeLessThanOrEqual(facts.config.attempts + (waited.get(task.id) ?? 0));
          for (const { id: task, subtasks } of plan.tasks) {
            expect(subtasks.length).toBeLessThanOrEqual(5);
            expect(task.split('-').length).toBeLessThanOrEqual(3);
          }
        }
      }),
    );
  });

  test('settles a task or uses an attempt in every round, whatever changes conflict', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const pairs = names.flatMap((one) => names.map((other) => `${one}${other}`));
    const good = fc.subarray(names.flatMap((name) => [`${name}1`, `${name}2`]));
    fc.assert(
      fc.property(fc.subarray(pairs), good, (conflicts, greens) => {
        const landed = new Set<string>();
        let red = { round: 0, seen: false };
        const oracle: Oracle = {
          deed: () => 'delivers',
          fate: (task, attempt, round, ahead) => {
            if (red.round !== round) red = { round, seen: false };
            const clashes = (other: string) => conflicts.includes(`${task}${other}`);
            if ([...landed, ...ahead].some(clashes))
              return { conflictsWith: ahead.filter(clashes) };
            if (red.seen) return 'is forgotten';
            red.seen = !greens.includes(`${task}${attempt}`);
            return red.seen ? 'is red' : 'lands';
          },
        };
        const facts = planFacts({ tasks: names.map((name) => plainTask(name)) });
        const rounds: unknown[] = [];
        for (const { outcomes, next } of simulate(facts, oracle, 80)) {
          rounds.push(next);
          for (const { is, task } of outcomes) if (is === 'landed') landed.add(task);
        }
        expect(rounds.at(-1)).toEqual([]);
        expect(rounds.length).toBeLessThanOrEqual(names.length * 2);
      }),
    );
  });

  test('ends even if agents only ever request one more subtask', () => {
    const facts = planFacts({ tasks: [plainTask('A')], config: config({ attempts: 10 }) });
    const oracle: Oracle = {
      deed: (task) => (task === 'A' || task === 'A-s1' ? 'waits' : 'delivers'),
      fate: () => 'lands',
    };
    const rounds = [...simulate(facts, oracle, 80)];
    expect(rounds.at(-1)?.next).toEqual([]);
    const outcomes = rounds.flatMap(({ outcomes: some }) => some);
    const landed = outcomes.flatMap(({ is, task }) => (is === 'landed' ? [task] : []));
    expect(landed).toEqual(['A-s1-s1', 'A-s1-s2', 'A-s1-s3', 'A-s1-s4', 'A-s1-s5']);
    expect(outcomes).toContainEqual({
      is: 'failed',
      task: 'A-s1',
      why: { is: 'said', message: 'subtask A-s1-s6: a task can have at most 5 subtasks' },
    });
    expect(outcomes.at(-1)).toMatchObject({ is: 'not-started', task: 'A' });
  });
});
