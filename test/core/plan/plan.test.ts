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

describe('which agent', () => {
  const choose = (more: Parameters<typeof config>[0], of: Parameters<typeof task>[1] = {}) =>
    agentFor(task('A', of), config(more), planFacts().match);
  const ui = { run: 'x', when: { labels: ['ui'], paths: ['src/pages/**'] } };

  test('the task’s own goes before every rule', () => {
    expect(choose({ agents: { dev: 'x', ui } }, { agent: agent('dev'), labels: ['ui'] })).toBe(
      'dev',
    );
  });

  test('a rule by label or by path, else the default, else the first without a rule', () => {
    const agents = { ui, dev: 'x', other: 'x' };
    expect(choose({ agents }, { labels: ['UI'] })).toBe('ui');
    expect(choose({ agents }, { scope: ['src/pages/a.ts'] })).toBe('ui');
    expect(choose({ agents })).toBe('dev');
    expect(choose({ agents, 'default-agent': 'other' })).toBe('other');
  });

  test('a task that no agent takes is blocked, and what depends on it with it', () => {
    const tasks = [task('A'), task('B', { depends: [id('A')], agent: agent('ui') })];
    expect(places({ tasks, config: config({ agents: { ui } }) })).toEqual({
      A: 'no-agent',
      B: 'waits-for',
    });
  });

  test('an agent that the configuration does not know, also by a name that every object has', () => {
    expect(places({ tasks: [task('A', { agent: agent('constructor') })] })).toEqual({
      A: 'no-agent',
    });
  });
});

describe('who starts', () => {
  test('an assignment holds what its agent needs', () => {
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

  test('longest chain first; where two are alike, the order of the ask', () => {
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

  test('history says how long a task takes where it does not say so itself', () => {
    const { assign } = planned({
      tasks: [task('A', { agent: agent('dev') }), task('B', { agent: agent('db') })],
      history: [entry('Z', { seconds: 10 }), entry('Y', { agent: agent('db'), seconds: 20 })],
    });
    expect(assign.map(({ task: { id: name } }) => name)).toEqual(['B', 'A']);
  });

  test('at most 256; the rest has room in the next round', () => {
    const { assign, later, waiting } = planned({
      tasks: Array.from({ length: 300 }, (_, n) => task(`T${n}`)),
    });
    expect(assign).toHaveLength(256);
    expect(later).toHaveLength(44);
    expect(later[0]).toEqual({ task: 'T256', behind: [], why: 'room' });
    expect(waiting.map((each) => each.task)).toEqual(later.map((each) => each.task));
  });

  test('no scope is unscoped, and said', () => {
    const tasks = [task('A'), task('B', { scope: [] }), task('C', { scope: ['a'] })];
    expect(planned({ tasks }).unscoped).toEqual(['A', 'B']);
  });

  test('fits its schema', () => {
    const tasks = [task('A', { scope: ['a'] }), task('B', { scope: ['a'] }), task('C')];
    const plan = planned({ tasks, adoptable: new Map([[id('C'), change('C')]]) });
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });
});

describe('overlap', () => {
  const tasks = [
    task('A', { scope: ['src/**'] }),
    task('B', { scope: ['src/a.ts', 'docs/**'] }),
    task('C', { scope: ['docs/x.md'] }),
  ];

  test('sequential: the later one waits for the earlier one', () => {
    expect(places({ tasks })).toEqual({ A: 'assign', B: 'overlap A', C: 'assign' });
    expect(planned({ tasks, files: ['src/a.ts'] }).overlaps).toEqual([
      { first: 'A', second: 'B', files: ['src/a.ts'] },
      { first: 'B', second: 'C', files: ['docs/x.md'] },
    ]);
  });

  test('continue: all start, and the overlap is said', () => {
    const plan = planned({ tasks, onOverlap: 'continue' });
    expect(Object.values(placesOf(plan))).toEqual(['assign', 'assign', 'assign']);
    expect(plan.overlaps).toHaveLength(2);
  });

  test('work that is there already goes before work that is still to do', () => {
    expect(places({ tasks, adoptable: new Map([[id('B'), change('B')]]) })).toEqual({
      B: 'adopt',
      A: 'overlap B',
      C: 'overlap B',
    });
  });
});

describe('work that stands on a branch', () => {
  test('is adopted with its attempt, and goes first', () => {
    const plan = planned({
      tasks: [task('A'), task('B')],
      adoptable: new Map([[id('B'), change('B', 2)]]),
    });
    expect(plan.adopt).toEqual([change('B', 2)]);
    expect(plan.tasks.map((each) => each.id)).toEqual(['A', 'B']);
  });

  test('waits for its dependency as work does', () => {
    const tasks = [task('A'), task('B', { depends: [id('A')] })];
    const plan = planned({ tasks, adoptable: new Map([[id('B'), change('B')]]) });
    expect(placesOf(plan)).toEqual({ A: 'assign', B: 'depends A' });
    expect(plan.waiting).toEqual([pending('B', { act: 'land', change: change('B') })]);
  });
});

describe('a financial task', () => {
  const money = task('A', { labels: ['Financial'] });

  test('does not start where nobody could check it, nor does what waits for it', () => {
    const tasks = [money, task('B', { depends: [id('A')] })];
    expect(places({ tasks })).toEqual({ A: 'no-compliance', B: 'waits-for' });
    const only = { when: { labels: ['ledger'] } };
    expect(places({ tasks: [money], config: config({ gates: { compliance: only } }) })).toEqual({
      A: 'assign',
    });
  });

  test('starts where there is a check', () => {
    const gates = { compliance: 'node check.js' };
    expect(places({ tasks: [money], config: config({ gates }) })).toEqual({ A: 'assign' });
  });
});

describe('declared subtasks', () => {
  const withDb = task('A', { subtasks: [subtask('A-db')], labels: ['money'] });

  test('go first; the task waits for them', () => {
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

  test('those that have landed are not done again', () => {
    expect(places({ tasks: [withDb], landed: new Map([[id('A-db'), commit('m')]]) })).toEqual({
      A: 'assign',
    });
  });

  test('one whose work stands on a branch only lands', () => {
    const adoptable = new Map([[id('A-db'), change('A-db')]]);
    expect(places({ tasks: [withDb], adoptable })).toEqual({ 'A-db': 'adopt', A: 'subtask A-db' });
  });

  test('none where the task’s own work is there already', () => {
    const adoptable = new Map([[id('A'), change('A')]]);
    expect(places({ tasks: [withDb], adoptable })).toEqual({ A: 'adopt' });
  });

  test('by a rule of the configuration', () => {
    const subtasks = { db: { when: { labels: ['data'] }, agent: 'db', work: 'Make the model' } };
    const tasks = [task('A', { labels: ['data'] }), task('B')];
    expect(places({ tasks, config: config({ subtasks }) })).toEqual({
      'A-db': 'assign',
      A: 'subtask A-db',
      B: 'assign',
    });
  });

  test('one with the id of a listed task blocks its task: it must not stand for that one', () => {
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

  test('an unknown agent, and a subtask that somebody else is at, block the task', () => {
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

  test('a subtask must not take the id of a listed task that stands one dash further', () => {
    const tasks = [task('A'), task('A-1'), task('A-1-x'), task('B'), task('b-2')];
    expect(planned({ tasks, ask: ['A', 'B'] }).taken).toEqual(['A-1', 'b-2']);
  });
});

describe('a later round', () => {
  const later = (more: Partial<PlanFacts>) => planned({ round: 2, ask: [], ...more });

  test('goes on as it was told', () => {
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

  test('a subtask of an agent comes with its definition', () => {
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

  test('does no subtask again that has landed, whoever knows of it', () => {
    const tasks = [task('A', { subtasks: [subtask('A-db')] })];
    const plan = later({ tasks, pending: [pending('A', { attempt: 2 })] });
    expect(placesOf(plan)).toEqual({ A: 'assign' });
  });

  test('what depends on a task that did not land is blocked, over several steps', () => {
    const tasks = [task('A'), task('B', { depends: [id('A')] }), task('C', { depends: [id('B')] })];
    const plan = later({ tasks, pending: [pending('C'), pending('B')] });
    expect(plan.blocked).toEqual([
      { task: 'C', why: [{ is: 'waits-for', task: 'B', state: 'did not land' }] },
      { task: 'B', why: [{ is: 'waits-for', task: 'A', state: 'did not land' }] },
    ]);
  });

  test('a task waits for its subtask once, though it also depends on it', () => {
    const tasks = [task('A', { depends: [id('A-db')] })];
    expect(later({ tasks, pending: [pending('A', { behind: [id('A-db')] })] }).blocked).toEqual([
      { task: 'A', why: [{ is: 'waits-for', task: 'A-db', state: 'did not land' }] },
    ]);
  });

  test('what the base did to a task meanwhile is said, never silent', () => {
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

  test('a change lands though its agent is gone', () => {
    const tasks = [task('A', { agent: agent('who') })];
    expect(
      later({ tasks, pending: [pending('A', { act: 'land', change: change('A') })] }).adopt,
    ).toEqual([change('A')]);
  });

  test('a cycle that came up meanwhile is named', () => {
    const tasks = [task('A', { depends: [id('B')] }), task('B', { depends: [id('A')] })];
    expect(later({ tasks, pending: [pending('A'), pending('B')] }).blocked).toEqual([
      { task: 'A', why: [{ is: 'cycle', path: ['A', 'B', 'A'] }] },
      { task: 'B', why: [{ is: 'cycle', path: ['A', 'B', 'A'] }] },
    ]);
  });

  test('one whose change is missing is done again', () => {
    expect(
      placesOf(later({ tasks: [task('A')], pending: [pending('A', { act: 'land' })] })),
    ).toEqual({
      A: 'assign',
    });
  });
});

describe('10,000 tasks', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => n);

  test('in one chain, listed from either end', () => {
    const tasks = many.map((n) => task(`T${n}`, n > 0 ? { depends: [id(`T${n - 1}`)] } : {}));
    for (const listed of [tasks, tasks.toReversed()]) {
      const plan = planned({ tasks: listed });
      expect(plan.assign.map((each) => each.task.id)).toEqual(['T0']);
      expect(plan.later).toHaveLength(9_999);
      const next = planned({ tasks: listed, round: 2, pending: plan.waiting });
      expect(next.blocked).toHaveLength(9_999);
    }
  });

  test('in one cycle', () => {
    const tasks = many.map((n) => task(`T${n}`, { depends: [id(`T${(n + 1) % 10_000}`)] }));
    const { blocked } = planned({ tasks });
    expect(blocked).toHaveLength(10_000);
    expect(blocked.every(({ why }) => why.length === 1 && why[0]?.is === 'cycle')).toBe(true);
  });

  test('with a history as long, and scopes that meet', () => {
    const tasks = many.map((n) => task(`T${n}`, { scope: [`src/${n % 5_000}.ts`, `doc/${n}/**`] }));
    const history = many.map((n) => entry(`H${n}`, { costUsd: 1 }));
    const plan = planned({ tasks, history });
    expect(plan.assign).toHaveLength(256);
    expect(plan.later.filter(({ why }) => why === 'overlap')).toHaveLength(256);
    expect(plan.overlaps).toHaveLength(200);
  });
});
