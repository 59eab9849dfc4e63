import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tasksMd } from '../../../src/adapters/tasks/tasks-md.js';
import { marksDue } from '../../../src/core/train/marks.js';
import type { Failure, Mark, Outcome, Task } from '../../../src/core/model.js';
import { markReason } from '../../../src/text/marks.js';
import { commit, id, landed, tested, tree } from '../../support/example-run.js';
import { plainTask } from '../../support/plan-facts.js';

function failed(name: string, why: Failure = { is: 'nothing' }): Outcome {
  return {
    is: 'failed',
    task: id(name),
    why,
  };
}
function kinds(name: string): Outcome[] {
  return [
    landed(name),
    failed(name),
    failed(name, { is: 'timeout', limit: 60 }),
    failed(name, { is: 'setup', command: 'npm ci', tail: '' }),
    failed(name, { is: 'start', message: 'x' }),
    failed(name, { is: 'interrupted' }),
    failed(name, { is: 'lost' }),
    { is: 'blocked', task: id(name), gates: [] },
    { is: 'red', task: id(name), tests: tested(tree('x'), { result: 'red' }), attempt: 1 },
    { is: 'held', task: id(name), why: { is: 'refused', message: 'x' } },
    { is: 'discarded', task: id(name), files: [] },
    { is: 'not-started', task: name, why: [{ is: 'landed', commit: commit('m') }] },
    { is: 'unsettled', task: id(name), message: 'x' },
  ];
}
function reasonOf({ is }: Outcome) {
  return `it ${is}`;
}
function due(outcomes: Outcome[], tasks: Task[]) {
  return marksDue(outcomes, tasks, reasonOf).map(
    ({ task, to }) => `${task} ${to.is === 'done' ? 'done' : to.reason}`,
  );
}

describe('marks', () => {
  test('a landed task is marked done, one that failed by its own work failed, and no other outcome is marked', () => {
    const marked = kinds('A').map((outcome) => due([outcome], [plainTask('A')])[0]);
    expect(marked).toEqual([
      'A done',
      'A it failed',
      'A it failed',
      undefined,
      undefined,
      undefined,
      undefined,
      'A it blocked',
      'A it red',
      undefined,
      'A it discarded',
      undefined,
      undefined,
    ]);
  });

  test('the last outcome of a task counts', () => {
    expect(due([failed('A'), landed('A')], [plainTask('A')])).toEqual(['A done']);
  });

  test('subtasks and tasks that are not in the list are not marked', () => {
    expect(due([landed('A-db'), failed('A-ui')], [plainTask('A')])).toEqual([]);
  });

  test('a mark that the list already has is not made again', () => {
    expect(due([landed('A')], [plainTask('A', { state: 'done' })])).toEqual([]);
    expect(due([failed('A')], [plainTask('A', { state: 'failed', reason: 'it failed' })])).toEqual(
      [],
    );
    expect(due([failed('A')], [plainTask('A', { state: 'failed', reason: 'tests' })])).toEqual([
      'A it failed',
    ]);
    expect(marksDue([failed('A')], [plainTask('A', { state: 'failed' })], () => '')).toEqual([]);
  });

  test('a failure does not replace a state that a person set, but a landing does', () => {
    for (const state of ['done', 'blocked'] as const)
      expect(due([failed('A')], [plainTask('A', { state })])).toEqual([]);
    expect(due([landed('A')], [plainTask('A', { state: 'blocked' })])).toEqual(['A done']);
  });

  const anyOutcomes = fc.array(
    fc.constantFrom('A', 'B', 'C').chain((name) => fc.constantFrom(...kinds(name))),
    { maxLength: 8 },
  );

  test('no mark is due once all were made', () => {
    const states = fc.constantFrom('todo', 'done', 'blocked', 'failed');
    const tasks = fc
      .tuple(states, states)
      .map(([a, b]) => [plainTask('A', { state: a }), plainTask('B', { state: b })]);
    fc.assert(
      fc.property(anyOutcomes, tasks, (outcomes, list) => {
        const marks = new Map(
          marksDue(outcomes, list, reasonOf).map(({ task, to }): [string, Mark['to']] => [
            task,
            to,
          ]),
        );
        const marked = list.map((task): Task => {
          const to = marks.get(task.id);
          if (!to) return task;
          return to.is === 'done'
            ? { ...task, state: 'done' }
            : { ...task, state: 'failed', reason: to.reason };
        });
        expect(marksDue(outcomes, marked, reasonOf)).toEqual([]);
      }),
    );
  });

  test('no mark is due once TASKS.md has them all, whatever reason an agent gave', () => {
    const text = '- [ ] A: Do A\n  - agent: dev\n\n  Some text.\n- [ ] B: Do B\n';
    const nasty = fc.constantFrom(
      '`',
      '``',
      '\n',
      '\r\n',
      '- [x] A: B',
      '<!--',
      '\\',
      '[',
      '*',
      ' ',
      ':',
      '#',
      '&amp;',
      'failed:',
      '\u2028',
      '\ud800',
      '…',
      'é'.repeat(90),
      '\t',
    );
    const message = fc.array(fc.oneof(nasty, fc.string({ maxLength: 5 })), { maxLength: 8 });
    fc.assert(
      fc.property(message, (parts) => {
        const outcomes = [failed('A', { is: 'said', message: parts.join('') }), landed('B')];
        const marks = marksDue(outcomes, tasksMd.parse(text).tasks, markReason);
        expect(marks).toHaveLength(2);
        const marked = tasksMd.parse(tasksMd.mark(text, marks));
        expect(marked.problems).toEqual([]);
        expect(marksDue(outcomes, marked.tasks, markReason)).toEqual([]);
      }),
      { numRuns: 60, examples: [[['two  spaces']], [['`', '\n', '- [x] A: B']]] },
    );
  });
});
