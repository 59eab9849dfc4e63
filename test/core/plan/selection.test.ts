import { describe, expect, test } from '@jest/globals';
import { nearMiss } from '../../../src/text/near-miss.js';
import type { Task } from '../../../src/core/model.js';
import { select, type SelectionFacts } from '../../../src/core/plan/selection.js';
import { commit, id } from '../../support/example-run.js';
import { plainTask } from '../../support/plan-facts.js';

function selection(ask: string, tasks: Task[], more: Partial<SelectionFacts> = {}) {
  return select({
    ask: ask.split(' '),
    tasks,
    unreadable: new Map(),
    landed: new Map(),
    inFlight: new Map(),
    uncommitted: new Map(),
    objections: () => [],
    nearest: nearMiss,
    ...more,
  });
}

function chosen(...args: Parameters<typeof selection>) {
  return selection(...args)
    .chosen.map((task) => task.id)
    .join(' ');
}
function blocked(...args: Parameters<typeof selection>) {
  return Object.fromEntries(selection(...args).blocked.map(({ task, why }) => [task, why]));
}

const task = plainTask;
function done(name: string) {
  return task(name, { state: 'done' });
}
function after(name: string, ...depends: string[]) {
  return task(name, { depends: depends.map(id) });
}

describe('the request', () => {
  test('chooses tasks by ID in the order given', () => {
    expect(chosen('B A', [task('A'), task('B'), task('C')])).toBe('B A');
  });

  test('suggests the nearest ID for one that no task has', () => {
    expect(blocked('DEV-51', [task('DEV-15')])).toEqual({
      'DEV-51': [{ is: 'unknown', near: 'DEV-15' }],
    });
    expect(blocked('what', [task('DEV-15')])).toEqual({ what: [{ is: 'unknown' }] });
  });

  test('gives the problem of a task that could not be read', () => {
    const unreadable = new Map([['A', 'line 3: no title']]);
    expect(blocked('A', [], { unreadable })).toEqual({
      A: [{ is: 'invalid', problem: 'line 3: no title' }],
    });
  });

  test('chooses a task once, though it is named twice or also matches a selector', () => {
    const tasks = [task('A', { labels: ['x'] }), task('B')];
    expect(chosen('A A label:x ready', tasks)).toBe('A B');
    const { blocked: unknown } = selection('Z Z', tasks);
    expect(unknown).toHaveLength(1);
  });

  test('chooses the open tasks with a label, in upper or lower case', () => {
    const labels = ['Banking'];
    const tasks = [task('A', { labels }), done('B'), task('C'), task('D', { labels })];
    expect(chosen('label:banking', tasks)).toBe('A D');
    expect(chosen('label:banking', tasks, { landed: new Map([[id('A'), commit('m')]]) })).toBe('D');
  });

  test('reports a label that no task has, but not one whose tasks are all done', () => {
    const tasks = [task('A', { labels: ['banking'] })];
    expect(blocked('label:bankng', tasks)).toEqual({
      'label:bankng': [
        { is: 'invalid', problem: 'no task has this label; did you mean label:banking?' },
      ],
    });
    const landed = new Map([[id('A'), commit('m')]]);
    expect(selection('label:banking', tasks, { landed })).toEqual({ chosen: [], blocked: [] });
  });

  test('chooses the open tasks that wait for nothing with `ready`', () => {
    const tasks = [
      done('A'),
      task('B'),
      after('C', 'A'),
      after('D', 'B'),
      task('E', { state: 'blocked' }),
      after('F', 'nowhere'),
    ];
    expect(chosen('ready', tasks)).toBe('B C');
    expect(blocked('ready', tasks)).toEqual({});
  });

  test('chooses nothing with `ready` if no task is open', () => {
    expect(selection('ready', [done('A')])).toEqual({ chosen: [], blocked: [] });
  });
});

describe('a blocked task', () => {
  test('is done or has landed', () => {
    expect(blocked('A', [done('A')])).toEqual({ A: [{ is: 'done' }] });
    const landed = new Map([[id('A'), commit('m')]]);
    expect(blocked('A', [task('A')], { landed })).toEqual({
      A: [{ is: 'landed', commit: commit('m') }],
    });
  });

  test('has no other reason if it is done', () => {
    const tasks = [task('A', { state: 'done', depends: [id('A'), id('Z')] })];
    expect(blocked('A', tasks, { objections: () => [{ is: 'no-agent', agent: 'x' }] })).toEqual({
      A: [{ is: 'done' }],
    });
  });

  test('failed before, unless the request names it', () => {
    const tasks = [task('A', { state: 'failed', reason: 'tests', labels: ['x'] })];
    const why = { A: [{ is: 'failed-before', reason: 'tests' }] };
    expect(blocked('ready', tasks)).toEqual(why);
    expect(blocked('label:x', tasks)).toEqual(why);
    expect(chosen('A', tasks)).toBe('A');
    expect(chosen('ready A', tasks)).toBe('A');
    expect(chosen('A ready', tasks)).toBe('A');
  });

  test('lists every reason at once', () => {
    const tasks = [
      task('A', { state: 'blocked', reason: 'no design', depends: [id('B'), id('Z')] }),
      task('B'),
    ];
    const facts: Partial<SelectionFacts> = {
      inFlight: new Map([[id('A'), { branch: 'tributary/A', run: 'r0' }]]),
      uncommitted: new Map([[id('A'), '.worktrees/dev-A']]),
      objections: () => [{ is: 'no-agent', agent: 'x' }],
    };
    expect(blocked('A', tasks, facts)).toEqual({
      A: [
        { is: 'blocked', reason: 'no design' },
        { is: 'in-flight', branch: 'tributary/A', run: 'r0' },
        { is: 'uncommitted-fix', worktree: '.worktrees/dev-A' },
        { is: 'no-agent', agent: 'x' },
        { is: 'waits-for', task: 'B', state: 'todo' },
        { is: 'waits-for', task: 'Z', state: 'unknown' },
      ],
    });
  });
});

describe('dependencies', () => {
  test('a dependency that is requested too blocks nothing', () => {
    expect(chosen('B A', [task('A'), after('B', 'A')])).toBe('B A');
  });

  test('a blocked dependency blocks its dependents, directly and indirectly', () => {
    const tasks = [task('A', { state: 'blocked' }), after('B', 'A'), after('C', 'B'), task('D')];
    expect(chosen('A B C D', tasks)).toBe('D');
    expect(blocked('A B C D', tasks)).toMatchObject({
      B: [{ is: 'waits-for', task: 'A', state: 'blocked' }],
      C: [{ is: 'waits-for', task: 'B', state: 'todo' }],
    });
  });

  test('a dependency in progress blocks its dependents', () => {
    const inFlight = new Map([[id('A'), { branch: 'tributary/A', run: 'r0' }]]);
    expect(blocked('B', [task('A'), after('B', 'A')], { inFlight })).toEqual({
      B: [{ is: 'waits-for', task: 'A', state: 'in progress' }],
    });
  });

  test('a dependency that no agent takes blocks its dependents', () => {
    const { chosen: runs, blocked: not } = selection('A B', [task('A'), after('B', 'A')], {
      objections: (each) => (each.id === 'A' ? [{ is: 'no-agent', agent: '' }] : []),
    });
    expect(runs).toEqual([]);
    expect(not.map((each) => each.task)).toEqual(['A', 'B']);
  });

  test('a cycle is named, and a task behind it waits for it', () => {
    const tasks = [after('A', 'B'), after('B', 'C'), after('C', 'A'), after('D', 'A')];
    const path = ['A', 'B', 'C', 'A'];
    expect(blocked('B C A D', tasks)).toEqual({
      A: [{ is: 'cycle', path }],
      B: [{ is: 'cycle', path }],
      C: [{ is: 'cycle', path }],
      D: [{ is: 'waits-for', task: 'A', state: 'in a cycle' }],
    });
  });

  test('a cycle through tasks that were not requested is named too', () => {
    expect(blocked('A', [after('A', 'B'), after('B', 'A')])).toEqual({
      A: [{ is: 'cycle', path: ['A', 'B', 'A'] }],
    });
  });

  test('a task that is done does not close a cycle', () => {
    const tasks = [after('A', 'B'), task('B', { state: 'done', depends: [id('A')] })];
    expect(chosen('A', tasks)).toBe('A');
    const landed = new Map([[id('B'), commit('m')]]);
    expect(chosen('A', [after('A', 'B'), after('B', 'A')], { landed })).toBe('A');
  });
});
