import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cyclesIn, runnable } from '../../../src/core/plan/dependencies.js';
import type { TaskId } from '../../../src/core/model.js';
import { id } from '../../support/example-run.js';

/** `{ A: 'B C' }`: A depends on B and C. */
function graph(edges: Record<string, string>) {
  return {
    ids: Object.keys(edges).map(id),
    dependsOn: (task: TaskId) => (edges[task] ?? '').split(' ').filter(Boolean).map(id),
  };
}
function cycles(edges: Record<string, string>) {
  const { ids, dependsOn } = graph(edges);
  return Object.fromEntries(
    [...cyclesIn(ids, dependsOn)].map(([at, path]) => [at, path.join(' ')]),
  );
}

/** Up to eight tasks, each depending on any of them. */
const anyGraph = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc.array(fc.uniqueArray(fc.nat(size), { maxLength: 3 }), { minLength: size, maxLength: size }),
  )
  .map((edges) =>
    Object.fromEntries(edges.map((to, from) => [`T${from}`, to.map((n) => `T${n}`).join(' ')])),
  );

/** Everything that can be reached in one step or more. */
function reachable(dependsOn: (task: TaskId) => TaskId[], from: TaskId): Set<TaskId> {
  const found = new Set<TaskId>();
  const todo = [...dependsOn(from)];
  for (const next of todo) {
    if (found.has(next)) continue;
    found.add(next);
    todo.push(...dependsOn(next));
  }
  return found;
}

describe('cycles', () => {
  test('a diamond has no cycle', () => {
    expect(cycles({ A: 'B C', B: 'D', C: 'D', D: '' })).toEqual({});
  });

  test('a task that depends on itself is a cycle', () => {
    expect(cycles({ A: 'A' })).toEqual({ A: 'A A' });
  });

  test('the tasks of one cycle share its path, and those before and behind it are not in it', () => {
    expect(cycles({ X: 'A', A: 'B', B: 'C', C: 'A Z', Z: '' })).toEqual({
      A: 'A B C A',
      B: 'A B C A',
      C: 'A B C A',
    });
  });

  test('two cycles that share a task are both found', () => {
    expect(cycles({ A: 'B C', B: 'A', C: 'A' })).toEqual({ A: 'A B A', B: 'A B A', C: 'C A C' });
  });

  test('a task between two cycles is in neither', () => {
    expect(cycles({ A: 'B', B: 'A M', M: 'C', C: 'D', D: 'C' })).toEqual({
      A: 'A B A',
      B: 'A B A',
      C: 'C D C',
      D: 'C D C',
    });
  });

  test('a task has a cycle exactly if it can be reached from itself, and the path of the cycle is real', () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const { ids, dependsOn } = graph(edges);
        const found = cyclesIn(ids, dependsOn);
        for (const task of ids) {
          const path = found.get(task);
          expect(path !== undefined).toBe(reachable(dependsOn, task).has(task));
          if (!path) continue;
          expect(path).toContain(task);
          expect(path.at(-1)).toBe(path[0]);
          expect(new Set(path).size).toBe(path.length - 1);
          for (const [at, from] of path.slice(0, -1).entries())
            expect(dependsOn(from)).toContain(path[at + 1]);
        }
      }),
    );
  });

  test('10,000 tasks in one cycle share one path', () => {
    const names = Array.from({ length: 10_000 }, (_, n) => id(`T${n}`));
    const after = new Map(names.map((name, n) => [name, names[(n + 1) % names.length]!]));
    const found = cyclesIn(names, (task) => [after.get(task)!]);
    expect(found.size).toBe(10_000);
    expect(new Set(found.values()).size).toBe(1);
    expect(found.get(id('T5000'))).toHaveLength(10_001);
  });
});

describe('runnable tasks', () => {
  const free = (edges: Record<string, string>, runs: string, done = '') => {
    const { dependsOn } = graph(edges);
    const isDone = (task: TaskId) => done.split(' ').includes(task);
    return [...runnable(runs.split(' ').map(id), dependsOn, isDone)].join(' ');
  };

  test('a task is runnable if its dependencies run or are done', () => {
    expect(free({ A: 'B', B: '' }, 'A B')).toBe('A B');
    expect(free({ A: 'B' }, 'A', 'B')).toBe('A');
    expect(free({ A: 'B', B: '' }, 'A')).toBe('');
  });

  test('a task is not runnable if an indirect dependency does not run', () => {
    expect(free({ A: 'B', B: 'C', C: 'D', E: '' }, 'A B C E')).toBe('E');
  });

  test('a chain of 10,000 tasks is resolved from either end', () => {
    const names = Array.from({ length: 10_000 }, (_, n) => id(`T${n}`));
    const before = new Map(names.map((name, n) => [name, names[n - 1] ?? id('gone')]));
    const dependsOn = (task: TaskId) => [before.get(task)!];
    expect(runnable(names, dependsOn, () => false).size).toBe(0);
    expect(runnable(names.toReversed(), dependsOn, () => false).size).toBe(0);
    expect(runnable(names, dependsOn, (task) => task === 'gone').size).toBe(10_000);
  });
});
