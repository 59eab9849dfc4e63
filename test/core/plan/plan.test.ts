import { describe, expect, test } from '@jest/globals';
import { changeIdOf, Plan } from '../../../src/core/model.js';
import { agentFor, type PlanFacts, planRound } from '../../../src/core/plan/plan.js';
import { agent, commit, id } from '../../support/example-run.js';
import {
  config,
  pending,
  places,
  placesOf,
  plainTask,
  planFacts,
  subtask,
} from '../../support/plan-facts.js';

const task = plainTask;
function change(name: string, attempt = 1) {
  return {
    task: id(name),
    id: changeIdOf(commit(name)),
    head: commit(name),
    base: commit('old'),
    attempt,
  };
}
function planned(more: Partial<PlanFacts>) {
  return planRound(planFacts(more));
}
function entry(name: string, more: object) {
  return {
    run: 'r0' as never,
    round: 1,
    task: id(name),
    agent: agent('dev'),
    attempt: 1,
    outcome: 'delivered',
    seconds: 60,
    at: '2026-01-01T00:00:00Z',
    ...more,
  };
}

describe('the agent of a task', () => {
  const choose = (more: Parameters<typeof config>[0], of: Parameters<typeof task>[1] = {}) =>
    agentFor(task('A', of), config(more), planFacts().match);
  const ui = { run: 'x', when: { labels: ['ui'], paths: ['src/pages/**'] } };

  test('is the one that the task names, before any rule', () => {
    expect(choose({ agents: { dev: 'x', ui } }, { agent: agent('dev'), labels: ['ui'] })).toBe(
      'dev',
    );
  });

  test('is chosen by a rule for labels or paths, else the default, else the first agent without a rule', () => {
    const agents = { ui, dev: 'x', other: 'x' };
    expect(choose({ agents }, { labels: ['UI'] })).toBe('ui');
    expect(choose({ agents }, { scope: ['src/pages/a.ts'] })).toBe('ui');
    expect(choose({ agents })).toBe('dev');
    expect(choose({ agents, 'default-agent': 'other' })).toBe('other');
  });

  test('a task that no agent takes is blocked, and so are the tasks that depend on it', () => {
    const tasks = [task('A'), task('B', { depends: [id('A')], agent: agent('ui') })];
    expect(places({ tasks, config: config({ agents: { ui } }) })).toEqual({
      A: 'no-agent',
      B: 'waits-for',
    });
  });

  test('a task with an agent that is not configured is blocked, even if every object has a member of that name', () => {
    expect(places({ tasks: [task('A', { agent: agent('constructor') })] })).toEqual({
      A: 'no-agent',
    });
  });
});

describe('starting tasks', () => {
  test('an assignment has the task, the model, the base and the cost estimated from the same model', () => {
    const { assign } = planned({
      tasks: [task('A')],
      config: config({ agents: { dev: { run: 'x', model: 'haiku' } } }),
      history: [
        entry('Z', { model: 'haiku', costUsd: 0.2 }),
        entry('Y', { model: 'haiku', costUsd: 0.4 }),
        entry('X', { model: 'opus', costUsd: 9 }),
      ],
    });
    expect(assign).toEqual([
      {
        task: task('A'),
        agent: 'dev',
        model: 'haiku',
        attempt: 1,
        base: commit('base'),
        feedback: [],
        estimatedCostUsd: expect.closeTo(0.3),
      },
    ]);
  });

  test('the longest chain starts first, and equal ones start in the order of the request', () => {
    const { assign, later } = planned({
      tasks: [
        task('short', { estimate: 60 }),
        task('long', { estimate: 100 }),
        task('end', { estimate: 50, depends: [id('short')] }),
        task('alike', { estimate: 100 }),
      ],
    });
    expect(assign.map(({ task: { id: name } }) => name)).toEqual(['short', 'long', 'alike']);
    expect(later).toEqual([{ task: 'end', behind: ['short'], why: 'depends' }]);
  });

  test('the time of a task without an estimate comes from the history of its agent', () => {
    const { assign } = planned({
      tasks: [task('A', { agent: agent('dev') }), task('B', { agent: agent('db') })],
      history: [entry('Z', { seconds: 10 }), entry('Y', { agent: agent('db'), seconds: 20 })],
    });
    expect(assign.map(({ task: { id: name } }) => name)).toEqual(['B', 'A']);
  });

  test('at most 256 tasks start, and the rest wait for the next round', () => {
    const { assign, later, waiting } = planned({
      tasks: Array.from({ length: 300 }, (_, n) => task(`T${n}`)),
    });
    expect(assign).toHaveLength(256);
    expect(later).toHaveLength(44);
    expect(later[0]).toEqual({ task: 'T256', behind: [], why: 'room' });
    expect(waiting.map((each) => each.task)).toEqual(later.map((each) => each.task));
  });

  test('a task without a scope is listed as unscoped', () => {
    const tasks = [task('A'), task('B', { scope: [] }), task('C', { scope: ['a'] })];
    expect(planned({ tasks }).unscoped).toEqual(['A', 'B']);
  });

  test('a plan fits its schema', () => {
    const tasks = [task('A', { scope: ['a'] }), task('B', { scope: ['a'] }), task('C')];
    const plan = planned({ tasks, adoptable: new Map([[id('C'), change('C')]]) });
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });
});

describe('overlapping tasks', () => {
  const tasks = [
    task('A', { scope: ['src/**'] }),
    task('B', { scope: ['src/a.ts', 'docs/**'] }),
    task('C', { scope: ['docs/x.md'] }),
  ];

  test('wait for the earlier one with `sequential`', () => {
    expect(places({ tasks })).toEqual({ A: 'assign', B: 'overlap A', C: 'assign' });
    expect(planned({ tasks, files: ['src/a.ts'] }).overlaps).toEqual([
      { first: 'A', second: 'B', files: ['src/a.ts'] },
      { first: 'B', second: 'C', files: ['docs/x.md'] },
    ]);
  });

  test('all start with `continue`, and the overlaps are reported', () => {
    const plan = planned({ tasks, onOverlap: 'continue' });
    expect(Object.values(placesOf(plan))).toEqual(['assign', 'assign', 'assign']);
    expect(plan.overlaps).toHaveLength(2);
  });

  test('wait for finished work that still has to land', () => {
    expect(places({ tasks, adoptable: new Map([[id('B'), change('B')]]) })).toEqual({
      B: 'adopt',
      A: 'overlap B',
      C: 'overlap B',
    });
  });
});

describe('finished work on a branch', () => {
  test('is adopted with its attempt number', () => {
    const plan = planned({
      tasks: [task('A'), task('B')],
      adoptable: new Map([[id('B'), change('B', 2)]]),
    });
    expect(plan.adopt).toEqual([change('B', 2)]);
    expect(plan.tasks.map((each) => each.id)).toEqual(['A', 'B']);
  });

  test('waits for the dependencies of its task', () => {
    const tasks = [task('A'), task('B', { depends: [id('A')] })];
    const plan = planned({ tasks, adoptable: new Map([[id('B'), change('B')]]) });
    expect(placesOf(plan)).toEqual({ A: 'assign', B: 'depends A' });
    expect(plan.waiting).toEqual([pending('B', { act: 'land', change: change('B') })]);
  });
});

describe('a financial task', () => {
  const money = task('A', { labels: ['Financial'] });

  test('is blocked with its dependents if no compliance check is configured, unless a rule exempts it', () => {
    const tasks = [money, task('B', { depends: [id('A')] })];
    expect(places({ tasks })).toEqual({ A: 'no-compliance', B: 'waits-for' });
    const only = { when: { labels: ['ledger'] } };
    expect(places({ tasks: [money], config: config({ gates: { compliance: only } }) })).toEqual({
      A: 'assign',
    });
  });

  test('starts if a compliance check is configured', () => {
    const gates = { compliance: 'node check.js' };
    expect(places({ tasks: [money], config: config({ gates }) })).toEqual({ A: 'assign' });
  });
});

describe('declared subtasks', () => {
  const withDb = task('A', { subtasks: [subtask('A-db')], labels: ['money'] });

  test('run first, and their task waits for them', () => {
    const plan = planned({ tasks: [withDb] });
    expect(placesOf(plan)).toEqual({ 'A-db': 'assign', A: 'subtask A-db' });
    expect(plan.assign[0]).toMatchObject({
      agent: 'db',
      task: { id: 'A-db', parent: 'A', labels: ['money'] },
    });
    expect(plan.waiting).toEqual([
      pending('A', { behind: [id('A-db')], subtasks: [subtask('A-db')] }),
    ]);
  });

  test('are not done again once they have landed', () => {
    expect(places({ tasks: [withDb], landed: new Map([[id('A-db'), commit('m')]]) })).toEqual({
      A: 'assign',
    });
  });

  test('only land if their work is already on a branch', () => {
    const adoptable = new Map([[id('A-db'), change('A-db')]]);
    expect(places({ tasks: [withDb], adoptable })).toEqual({ 'A-db': 'adopt', A: 'subtask A-db' });
  });

  test('are not started if the work of their task is already on a branch', () => {
    const adoptable = new Map([[id('A'), change('A')]]);
    expect(places({ tasks: [withDb], adoptable })).toEqual({ A: 'adopt' });
  });

  test('can come from a rule of the configuration', () => {
    const subtasks = { db: { when: { labels: ['data'] }, agent: 'db', work: 'Make the model' } };
    const tasks = [task('A', { labels: ['data'] }), task('B')];
    expect(places({ tasks, config: config({ subtasks }) })).toEqual({
      'A-db': 'assign',
      A: 'subtask A-db',
      B: 'assign',
    });
  });

  test('block their task if one of them has the ID of a listed task', () => {
    const subtasks = { db: { when: { labels: ['data'] }, agent: 'db', work: 'Make the model' } };
    const tasks = [task('A', { labels: ['data'] }), task('A-DB', { state: 'done' })];
    const { blocked, assign } = planned({ tasks, ask: ['A'], config: config({ subtasks }) });
    expect(assign).toEqual([]);
    expect(blocked).toEqual([
      {
        task: 'A',
        why: [{ is: 'invalid', problem: 'its subtask A-db has the ID of another task' }],
      },
    ]);
  });

  test('block their task if one has an unknown agent or uncommitted changes in its worktree', () => {
    const tasks = [task('A', { subtasks: [subtask('A-db', 'who'), subtask('A-ui')] })];
    const uncommitted = new Map([[id('A-ui'), '.worktrees/db-A-ui']]);
    expect(planned({ tasks, uncommitted }).blocked).toEqual([
      {
        task: 'A',
        why: [
          { is: 'no-agent', agent: 'who' },
          { is: 'uncommitted-fix', worktree: '.worktrees/db-A-ui' },
        ],
      },
    ]);
  });

  test('may not take the ID of a listed task that is one suffix longer than their task’s', () => {
    const tasks = [task('A'), task('A-1'), task('A-1-x'), task('B'), task('b-2')];
    expect(planned({ tasks, ask: ['A', 'B'] }).taken).toEqual(['A-1', 'b-2']);
  });
});

describe('a later round', () => {
  const later = (more: Partial<PlanFacts>) => planned({ round: 2, ask: [], ...more });

  test('continues each task as the previous round left it', () => {
    const from = { base: commit('old'), head: commit('work') };
    const plan = later({
      tasks: [task('A'), task('B')],
      pending: [
        pending('A', { attempt: 2, feedback: ['it broke'], from }),
        pending('B', { act: 'land', change: change('B') }),
      ],
    });
    expect(plan.assign).toMatchObject([
      { task: { id: 'A' }, attempt: 2, feedback: ['it broke'], from, base: commit('base') },
    ]);
    expect(plan.adopt).toEqual([change('B')]);
    expect(plan.blocked).toEqual([]);
  });

  test('starts a requested subtask by the definition that comes with it', () => {
    const define = task('A-db', { parent: id('A'), agent: agent('db') });
    const plan = later({
      tasks: [task('A')],
      pending: [
        pending('A-db', { define }),
        pending('A', { behind: [id('A-db')], subtasks: [subtask('A-db')] }),
      ],
    });
    expect(placesOf(plan)).toEqual({ 'A-db': 'assign', A: 'subtask A-db' });
    expect(plan.tasks).toEqual([define, task('A', { subtasks: [subtask('A-db')] })]);
    expect(plan.waiting).toEqual([
      pending('A', { behind: [id('A-db')], subtasks: [subtask('A-db')] }),
    ]);
  });

  test('does not start a declared subtask that is no longer pending', () => {
    const tasks = [task('A', { subtasks: [subtask('A-db')] })];
    const plan = later({ tasks, pending: [pending('A', { attempt: 2 })] });
    expect(placesOf(plan)).toEqual({ A: 'assign' });
  });

  test('blocks tasks that depend on one that did not land, directly or indirectly', () => {
    const tasks = [task('A'), task('B', { depends: [id('A')] }), task('C', { depends: [id('B')] })];
    const plan = later({ tasks, pending: [pending('C'), pending('B')] });
    expect(plan.blocked).toEqual([
      { task: 'C', why: [{ is: 'waits-for', task: 'B', state: 'did not land' }] },
      { task: 'B', why: [{ is: 'waits-for', task: 'A', state: 'did not land' }] },
    ]);
  });

  test('gives a subtask once as a reason, though its task also depends on it', () => {
    const tasks = [task('A', { depends: [id('A-db')] })];
    expect(later({ tasks, pending: [pending('A', { behind: [id('A-db')] })] }).blocked).toEqual([
      { task: 'A', why: [{ is: 'waits-for', task: 'A-db', state: 'did not land' }] },
    ]);
  });

  test('blocks a pending task that was landed, finished, stopped or removed on the base, and gives the reason', () => {
    const tasks = [
      task('landed'),
      task('done', { state: 'done' }),
      task('stopped', { state: 'blocked', reason: 'wait' }),
      task('other-agent', { agent: agent('who') }),
      task('failed', { state: 'failed', reason: 'in an earlier run' }),
    ];
    const plan = later({
      tasks,
      landed: new Map([[id('landed'), commit('m')]]),
      pending: [...tasks.map((each) => pending(each.id)), pending('gone')],
    });
    expect(placesOf(plan)).toEqual({
      landed: 'landed',
      done: 'done',
      stopped: 'blocked',
      'other-agent': 'no-agent',
      failed: 'assign',
      gone: 'unknown',
    });
  });

  test('lands a change whose agent is no longer configured', () => {
    const tasks = [task('A', { agent: agent('who') })];
    expect(
      later({ tasks, pending: [pending('A', { act: 'land', change: change('A') })] }).adopt,
    ).toEqual([change('A')]);
  });

  test('names a cycle that is new on the base', () => {
    const tasks = [task('A', { depends: [id('B')] }), task('B', { depends: [id('A')] })];
    expect(later({ tasks, pending: [pending('A'), pending('B')] }).blocked).toEqual([
      { task: 'A', why: [{ is: 'cycle', path: ['A', 'B', 'A'] }] },
      { task: 'B', why: [{ is: 'cycle', path: ['A', 'B', 'A'] }] },
    ]);
  });

  test('assigns a task again if its change is missing', () => {
    expect(
      placesOf(later({ tasks: [task('A')], pending: [pending('A', { act: 'land' })] })),
    ).toEqual({
      A: 'assign',
    });
  });
});

describe('10,000 tasks', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => n);

  test('are planned in one chain, listed from either end', () => {
    const tasks = many.map((n) => task(`T${n}`, n > 0 ? { depends: [id(`T${n - 1}`)] } : {}));
    for (const listed of [tasks, tasks.toReversed()]) {
      const plan = planned({ tasks: listed });
      expect(plan.assign.map((each) => each.task.id)).toEqual(['T0']);
      expect(plan.later).toHaveLength(9_999);
      const next = planned({ tasks: listed, round: 2, pending: plan.waiting });
      expect(next.blocked).toHaveLength(9_999);
    }
  });

  test('are all blocked in one cycle', () => {
    const tasks = many.map((n) => task(`T${n}`, { depends: [id(`T${(n + 1) % 10_000}`)] }));
    const { blocked } = planned({ tasks });
    expect(blocked).toHaveLength(10_000);
    expect(blocked.every(({ why }) => why.length === 1 && why[0]?.is === 'cycle')).toBe(true);
  });

  test('are planned with a history as long and with overlapping scopes', () => {
    const tasks = many.map((n) => task(`T${n}`, { scope: [`src/${n % 5_000}.ts`, `doc/${n}/**`] }));
    const history = many.map((n) => entry(`H${n}`, { costUsd: 1 }));
    const plan = planned({ tasks, history });
    expect(plan.assign).toHaveLength(256);
    expect(plan.later.filter(({ why }) => why === 'overlap')).toHaveLength(256);
    expect(plan.overlaps).toHaveLength(200);
  });
});
