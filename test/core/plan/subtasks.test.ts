import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matcher } from '../../../src/adapters/glob-matcher.js';
import { AgentStatus, type Task } from '../../../src/core/model.js';
import {
  askedSubtasks,
  checkSubtasks,
  declaredSubtasks,
  subtaskAsTask,
  subtaskContext,
} from '../../../src/core/plan/subtasks.js';
import { agent, id } from '../../support/example-run.js';
import { config, plainTask, subtask } from '../../support/plan-facts.js';

function context(task: Task, others: Task[] = [], taken: string[] = []) {
  return subtaskContext({ tasks: [task, ...others], taken: taken.map(id) }, task, config());
}

function asked(task: Task, ids: readonly string[], ...rest: [Task[]?, string[]?]) {
  return checkSubtasks(
    ids.map((each) => ({ id: each, agent: 'db', work: `Do ${each}` })),
    context(task, ...rest),
  );
}
function good(...args: Parameters<typeof asked>) {
  return asked(...args).subtasks.map((each) => each.id);
}
function problem(...args: Parameters<typeof asked>) {
  return asked(...args).problems[0];
}

const A = plainTask('A');

describe('a subtask as a task', () => {
  test('inherits the labels of its parent, so that the same gates check it', () => {
    const made = subtaskAsTask(
      subtask('A-db'),
      plainTask('A', { labels: ['financial'], scope: ['src/**'] }),
    );
    expect(made).toMatchObject({
      id: 'A-db',
      parent: 'A',
      agent: 'db',
      labels: ['financial'],
      state: 'todo',
    });
    expect(made).not.toHaveProperty('scope');
  });

  test('has the first line of its work that is not blank as its title, and the whole work as its body', () => {
    const made = (work: string) => subtaskAsTask({ ...subtask('A-db'), work }, A);
    expect(made('\n  \r\n Make it\r\nsoon')).toMatchObject({
      title: 'Make it',
      body: '\n  \r\n Make it\r\nsoon',
    });
    expect(made(`${'x'.repeat(119)}😀`).title).toBe(`${'x'.repeat(119)}\uFFFD`);
  });
});

describe('declared subtasks', () => {
  const rule = (labels: string[]) => ({ when: { labels }, agent: 'db', work: 'Make the model' });
  const declared = (
    task: Task,
    rules: Record<string, ReturnType<typeof rule>> = {},
    listed = ['a'],
  ) => declaredSubtasks(task, config({ subtasks: rules }), matcher, new Set(listed));

  test('come from the task and from rules, and the task’s own replaces that of a rule', () => {
    const task = plainTask('A', { labels: ['data'], subtasks: [subtask('A-db', 'dev')] });
    const rules = { db: rule(['data']), ui: rule(['data']), x: rule(['other']) };
    expect(declared(task, rules)).toEqual({
      subtasks: [subtask('A-db', 'dev'), { id: 'A-ui', agent: 'db', work: 'Make the model' }],
      problems: [],
    });
  });

  test('are not added to a subtask by a rule', () => {
    const task = plainTask('A-db', { labels: ['data'], parent: id('A') });
    expect(declared(task, { ui: rule(['data']) })).toEqual({ subtasks: [], problems: [] });
  });

  test('are refused for an ID that a listed task has, for an ID that is too long, and if there are too many', () => {
    const rules = { db: rule(['data']) };
    const labels = ['data'];
    expect(declared(plainTask('A', { labels }), rules, ['a', 'a-db']).problems).toEqual([
      'its subtask A-db has the ID of another task',
    ]);
    expect(declared(plainTask('A'.repeat(62), { labels }), rules).problems).toEqual([
      'its ID is too long for its subtask db',
    ]);
    const subtasks = [1, 2, 3, 4, 5].map((n) => subtask(`A-s${n}`));
    expect(declared(plainTask('A', { subtasks })).problems).toEqual([]);
    expect(declared(plainTask('A', { subtasks, labels }), rules).problems).toEqual([
      'it has 6 subtasks, but at most 5 are allowed',
    ]);
  });
});

describe('subtasks that an agent requests', () => {
  test('are read from its status', () => {
    const status = AgentStatus.parse({ subtasks: [{ id: 'A-db', agent: 'db', work: 'Make it' }] });
    expect(askedSubtasks(status, context(A))).toEqual({
      subtasks: [{ id: 'A-db', agent: 'db', work: 'Make it' }],
      problems: [],
    });
    expect(askedSubtasks(undefined, context(A))).toEqual({ subtasks: [], problems: [] });
  });

  test.each([
    'B-db',
    'A',
    'A-',
    'A-DB',
    'A-db-x',
    'A-d b',
    'A-../x',
    'A-db\n',
    `A-${'x'.repeat(17)}`,
    'a-db',
    '',
  ])('the ID %j is refused for a subtask of A', (wanted) => {
    expect(good(A, [wanted])).toEqual([]);
    expect(problem(A, [wanted])).toContain('its ID must be A-<suffix>');
  });

  test('are refused if their agent is unknown or their work is empty', () => {
    const one = (more: object) =>
      checkSubtasks([{ id: 'A-db', agent: 'db', work: 'x', ...more }], context(A)).problems;
    expect(one({ agent: 'who' })).toEqual(['subtask A-db: there is no agent who']);
    expect(one({ agent: 'toString' })).toEqual(['subtask A-db: there is no agent toString']);
    expect(one({ work: ' \n' })).toEqual(['subtask A-db: its work is empty']);
  });

  test('are refused for an ID that the list, the run, the same request or the task itself already has', () => {
    expect(problem(A, ['A-db'], [], ['A-DB'])).toBe('subtask A-db: its ID is already taken');
    expect(problem(A, ['A-db'], [plainTask('A-db', { parent: id('A') })])).toContain(
      'already taken',
    );
    expect(asked(A, ['A-db', 'A-db'])).toMatchObject({
      subtasks: [{ id: 'A-db' }],
      problems: ['subtask A-db: its ID is already taken'],
    });
    expect(problem(plainTask('A', { subtasks: [subtask('A-db')] }), ['A-db'])).toContain(
      'already taken',
    );
  });

  test('are limited to five a task, including those that it already has', () => {
    const ids = ['A-a', 'A-b', 'A-c', 'A-d', 'A-e', 'A-f'];
    expect(good(A, ids)).toEqual(ids.slice(0, 5));
    const before = plainTask('A', { subtasks: [subtask('A-x'), subtask('A-y')] });
    expect(good(before, ids)).toEqual(ids.slice(0, 3));
    expect(problem(before, ids)).toBe('subtask A-d: a task can have at most 5 subtasks');
  });

  test('can be nested two levels deep, but not deeper', () => {
    const child = plainTask('A-db', { parent: id('A') });
    const grandchild = plainTask('A-db-x', { parent: id('A-db') });
    expect(good(child, ['A-db-x'], [A])).toEqual(['A-db-x']);
    expect(problem(grandchild, ['A-db-x-y'], [A, child])).toBe(
      'subtask A-db-x-y: subtasks can be nested only two levels deep',
    );
  });

  test('always have a unique ID below their task, and are never more than five, whatever is requested', () => {
    const word = fc.constantFrom('A', 'B', '-', 'db', 'DB', 'x1', '.', '');
    const wanted = fc.record({
      id: fc.array(word, { maxLength: 4 }).map((parts) => parts.join('')),
      agent: fc.constantFrom('db', 'dev', 'who'),
      work: fc.constantFrom('', 'Do it'),
    });
    const before = fc.uniqueArray(fc.constantFrom('A-db', 'A-x1', 'A-b'));
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 12 }), before, (list, had) => {
        const task = plainTask('A', { subtasks: had.map((each) => subtask(each)) });
        const { subtasks, problems } = checkSubtasks(list, context(task, [], ['A-db1']));
        const ids = [...had, ...subtasks.map((each) => each.id)];
        expect(subtasks.length + problems.length).toBe(list.length);
        expect(new Set(ids.map((each) => each.toLowerCase())).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(5);
        expect(ids).not.toContain('A-db1');
        for (const each of subtasks) {
          expect(each.id).toMatch(/^A-[a-z0-9]+$/);
          expect([agent('db'), agent('dev')]).toContain(each.agent);
        }
      }),
    );
  });
});
