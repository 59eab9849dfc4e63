import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Change,
  changeIdOf,
  type Outcome,
  type Pending,
  type Queued,
  type TaskId,
  type WorkResult,
} from '../../../src/core/model.js';
import {
  type LandingResult,
  type RoundFacts,
  settleRound,
} from '../../../src/core/train/settle.js';
import {
  assignment,
  commit,
  id,
  names,
  plan,
  queued,
  task,
  tested,
  tree,
  work,
} from '../../support/example-run.js';
import { config, pending, subtask } from '../../support/plan-facts.js';

function changed(name: string, attempt: number): Change {
  const head = commit(name);
  return { task: id(name), id: changeIdOf(head), head, base: commit('base'), attempt };
}

function settle(more: Partial<RoundFacts>) {
  return settleRound({
    plan: plan(),
    config: config(),
    results: [],
    waited: new Map(),
    queued: [],
    landings: new Map(),
    stop: undefined,
    formatFeedback: (setback) => setback.is,
    ...more,
  });
}

const red = tested(tree('A'), { result: 'red' });
function rides(given: Record<string, LandingResult>) {
  return new Map(Object.entries(given).map(([name, ride]) => [id(name), ride]));
}
const landedRide: LandingResult = { is: 'landed', commit: commit('m'), pr: 3 };

/** One task that is assigned, and what came of its work. */
function worked(
  end: Parameters<typeof work>[2] = {},
  assigned: Parameters<typeof assignment>[2] = {},
  more: Partial<RoundFacts> = {},
) {
  const attempt = end.attempt ?? 1;
  const each = assignment('A', 'dev', { attempt, ...assigned });
  return settle({
    plan: plan({ assign: [each], tasks: [each.task] }),
    results: [work('A', 'dev', end)],
    ...more,
  });
}

/** One delivered change, and what the queue and the train made of it. */
function rode(
  disposition: Queued['disposition'],
  ride: LandingResult | undefined,
  more: Partial<RoundFacts> = {},
  attempt = 1,
) {
  return worked(
    { attempt },
    {},
    {
      queued: [
        queued('A', {
          disposition,
          change: changed('A', attempt),
        }),
      ],
      landings: ride ? rides({ A: ride }) : new Map(),
      ...more,
    },
  );
}

const said = { is: 'failed' as const, why: { is: 'said' as const, message: 'no' } };

describe('after the work', () => {
  test('a failure that another attempt may fix is tried again with feedback for the agent', () => {
    expect(worked({ end: said }, { feedback: ['before'] })).toEqual({
      outcomes: [],
      next: [pending('A', { attempt: 2, feedback: ['before', 'failure'] })],
    });
  });

  test('the next attempt starts where the failed one started, so that no earlier work is lost', () => {
    const from = { base: commit('old'), head: commit('half') };
    const { next } = worked({ end: said }, { from });
    expect(next).toEqual([pending('A', { attempt: 2, feedback: ['failure'], from })]);
  });

  test('a task is not tried more often than configured, and waiting for subtasks is not an attempt', () => {
    const failed = { outcomes: [{ task: 'A', ...said }], next: [] };
    expect(worked({ end: said, attempt: 2 })).toEqual(failed);
    const waited = new Map([[id('A'), 1]]);
    expect(worked({ end: said, attempt: 2 }, {}, { waited }).next).toHaveLength(1);
    expect(worked({ end: said, attempt: 3 }, {}, { waited })).toEqual(failed);
  });

  test.each([
    { is: 'timeout' as const, limit: 1800 },
    { is: 'setup' as const, command: 'npm ci', tail: '' },
    { is: 'start' as const, message: 'no such file' },
    { is: 'refused-bundle' as const, message: 'broken' },
  ])('a failure by $is is not tried again', (why) => {
    expect(worked({ end: { is: 'failed', why } })).toEqual({
      outcomes: [{ is: 'failed', task: 'A', why }],
      next: [],
    });
  });

  test('an attempt without a result is repeated with the same input', () => {
    const from = { base: commit('old'), head: commit('half') };
    const assigned = { feedback: ['before'], from };
    const lost = pending('A', { attempt: 1, ...assigned });
    expect(worked({}, assigned, { results: [] }).next).toEqual([lost]);
    // Another attempt's result is not this one's.
    const results = [work('A', 'dev', { attempt: 2, end: said })];
    expect(worked({}, assigned, { results }).next).toEqual([lost]);
  });

  test('work that did not reach the queue is done again, and a change that did not reach it is queued again', () => {
    const change = changed('B', 2);
    const each = assignment('A', 'dev');
    expect(
      settle({
        plan: plan({ assign: [each], adopt: [change], tasks: [each.task, task('B')] }),
        results: [work('A', 'dev')],
      }),
    ).toEqual({
      outcomes: [],
      next: [pending('A'), pending('B', { act: 'land', attempt: 2, change })],
    });
  });

  test('results of tasks that were not assigned are ignored', () => {
    expect(
      settle({
        results: [work('A', 'dev', { end: said })],
        queued: [queued('B')],
        landings: rides({ B: landedRide }),
      }),
    ).toEqual({ outcomes: [], next: [] });
  });
});

describe('a task that waits for subtasks', () => {
  const waits = (on = [subtask('A-db')], partial = true) => ({
    end: { is: 'waits' as const, on, ...(partial && { partial: commit('half') }) },
  });

  test('continues from its partial work after them', () => {
    const { outcomes, next } = worked(waits(), {
      feedback: ['before'],
      task: task('A', { labels: ['x'] }),
    });
    expect(outcomes).toEqual([]);
    expect(next).toEqual([
      pending('A-db', {
        define: {
          id: id('A-db'),
          title: 'Do A-db',
          body: 'Do A-db',
          state: 'todo',
          agent: subtask('A-db').agent,
          depends: [],
          labels: ['x'],
          subtasks: [],
          parent: id('A'),
        },
      }),
      pending('A', {
        attempt: 2,
        behind: [id('A-db')],
        feedback: ['before', 'subtasks'],
        from: { base: commit('base'), head: commit('half') },
        subtasks: [subtask('A-db')],
      }),
    ]);
  });

  test('starts over if it has no partial work', () => {
    expect(worked(waits([subtask('A-db')], false)).next[1]).not.toHaveProperty('from');
  });

  test('keeps its own definition if it is a subtask itself', () => {
    const define = task('A-db', { parent: id('A') });
    const each = assignment('A-db', 'db', { task: define });
    const { next } = settle({
      plan: plan({ assign: [each], tasks: [define, task('A')] }),
      results: [work('A-db', 'db', { end: { is: 'waits', on: [subtask('A-db-x')] } })],
    });
    expect(next).toMatchObject([
      { task: 'A-db-x', define: { parent: 'A-db' } },
      { task: 'A-db', define: { parent: 'A', subtasks: [{ id: 'A-db-x' }] } },
    ]);
    expect(next[1]).not.toHaveProperty('subtasks');
  });

  test('has its requested subtasks checked again, because they may come from another machine', () => {
    const forged = worked(waits([subtask('B')]));
    expect(forged.next).toEqual([]);
    expect(forged.outcomes).toMatchObject([{ is: 'failed', task: 'A', why: { is: 'said' } }]);
    expect(worked(waits([])).outcomes).toEqual([
      { is: 'failed', task: 'A', why: { is: 'said', message: 'it asked for no subtask' } },
    ]);
    const six = Array.from({ length: 6 }, (_, n) => subtask(`A-s${n}`));
    expect(worked(waits(six)).next).toEqual([]);
  });

  test('passes its scope to its subtasks if agents may not leave their scope', () => {
    const confined = { task: task('A', { scope: ['src/**'] }) };
    const scope = (mode: 'warn' | 'block') =>
      worked(waits(), confined, { config: config({ scope: mode }) }).next[0]?.define?.scope;
    expect(scope('block')).toEqual(['src/**']);
    expect(scope('warn')).toBeUndefined();
  });
});

describe('after the train', () => {
  const train = { is: 'train' as const };

  test('a landed change gives the outcome landed with its commit', () => {
    expect(rode(train, landedRide)).toEqual({
      outcomes: [{ is: 'landed', task: 'A', commit: commit('m'), pr: 3 }],
      next: [],
    });
    expect(rode({ is: 'landed', commit: commit('m') }, undefined).outcomes).toEqual([
      { is: 'landed', task: 'A', commit: commit('m') },
    ]);
  });

  test('an ejected change is fixed in the next attempt, or red after the last one', () => {
    const ejected: LandingResult = { is: 'ejected', tests: red };
    expect(rode(train, ejected)).toEqual({
      outcomes: [],
      next: [
        pending('A', {
          attempt: 2,
          feedback: ['red'],
          from: { base: commit('base'), head: commit('A') },
        }),
      ],
    });
    expect(rode(train, ejected, {}, 2)).toEqual({
      outcomes: [{ is: 'red', task: 'A', tests: red, attempt: 2 }],
      next: [],
    });
  });

  test('a change that the forge refuses is held', () => {
    const why = { is: 'refused' as const, message: 'no', command: 'git stash' };
    expect(rode(train, { is: 'refused', why }).outcomes).toEqual([{ is: 'held', task: 'A', why }]);
  });

  test('a change that was requeued or found no room in the train goes into the next one unchanged', () => {
    const again = {
      outcomes: [],
      next: [pending('A', { act: 'land', change: queued('A').change })],
    };
    expect(rode(train, { is: 'requeued' })).toEqual(again);
    expect(rode(train, undefined)).toEqual(again);
    expect(rode({ is: 'next-train' }, undefined)).toEqual(again);
  });

  test('a change that a gate stopped is blocked, and one whose bundle was refused has failed', () => {
    const gates = [names.security];
    expect(rode({ is: 'blocked', gates, publish: true }, undefined).outcomes).toEqual([
      { is: 'blocked', task: 'A', gates },
    ]);
    expect(rode({ is: 'refused', message: 'broken' }, undefined).outcomes).toEqual([
      { is: 'failed', task: 'A', why: { is: 'refused-bundle', message: 'broken' } },
    ]);
  });

  test('a subtask keeps its definition on its way into the next train', () => {
    const define = task('A', { parent: id('Z') });
    const each = assignment('A', 'dev', { task: define });
    const { next } = settle({
      plan: plan({ assign: [each], tasks: [define] }),
      results: [work('A', 'dev')],
      queued: [queued('A', { disposition: { is: 'next-train' } })],
    });
    expect(next).toMatchObject([{ task: 'A', act: 'land', define }]);
  });
});

describe('a change with a conflict', () => {
  const others = { is: 'conflict' as const, files: ['a.ts'], with: [id('B')] };
  const onConflict = (mode: 'hold' | 'discard' | 'resolve', attempt = 1) =>
    rode(
      others,
      undefined,
      { config: config({ 'on-conflict': mode }), landings: rides({ B: landedRide }) },
      attempt,
    );
  const held = {
    outcomes: [{ is: 'held', task: 'A', why: { is: 'conflict', files: ['a.ts'], with: ['B'] } }],
    next: [],
  };

  test('is held, discarded or worked on again, as configured', () => {
    expect(onConflict('hold')).toEqual(held);
    expect(onConflict('discard')).toEqual({
      outcomes: [{ is: 'discarded', task: 'A', files: ['a.ts'] }],
      next: [],
    });
    expect(onConflict('resolve').next).toEqual([
      pending('A', {
        attempt: 2,
        feedback: ['conflict'],
        from: { base: commit('base'), head: commit('A') },
      }),
    ]);
    expect(onConflict('resolve', 2)).toEqual(held);
  });

  test('is settled at once if it conflicts with the base alone', () => {
    expect(rode({ ...others, with: [] }, undefined).outcomes).toHaveLength(1);
  });

  test('goes into the next train if the change that it conflicts with did not land', () => {
    for (const ride of [undefined, { is: 'ejected' as const, tests: red }])
      expect(rode(others, undefined, { landings: ride ? rides({ B: ride }) : new Map() })).toEqual({
        outcomes: [],
        next: [pending('A', { act: 'land', change: queued('A').change })],
      });
  });

  test('a change that is empty behind others has failed only if they land', () => {
    const after = (ride: LandingResult | undefined) =>
      settle({
        plan: plan({
          assign: [assignment('A', 'dev'), assignment('B', 'dev')],
          tasks: [task('A'), task('B')],
        }),
        results: [work('A', 'dev'), work('B', 'dev')],
        queued: [queued('B'), queued('A', { disposition: { is: 'empty' } })],
        landings: ride ? rides({ B: ride }) : new Map(),
      });
    expect(after(landedRide).outcomes).toContainEqual({
      is: 'failed',
      task: 'A',
      why: { is: 'nothing' },
    });
    expect(after(undefined).next).toContainEqual(
      pending('A', { act: 'land', change: queued('A').change }),
    );
  });
});

describe('a task that was not started', () => {
  const why = [{ is: 'landed' as const, commit: commit('m') }];
  const blocked = [{ task: 'A', why }];

  test('is reported with its reasons', () => {
    expect(settle({ plan: plan({ blocked }) }).outcomes).toEqual([
      { is: 'not-started', task: 'A', why },
    ]);
  });

  test('has landed if somebody else landed it during the run', () => {
    expect(settle({ plan: plan({ round: 2, blocked }) }).outcomes).toEqual([
      { is: 'landed', task: 'A', commit: commit('m') },
    ]);
  });

  test('stays pending if it waits', () => {
    const waiting = [pending('A', { behind: [id('B')] })];
    expect(settle({ plan: plan({ waiting, tasks: [task('A')] }) }).next).toEqual(waiting);
  });
});

describe('a task that waits for another one', () => {
  const chain = [task('A'), task('B', { depends: [id('A')] }), task('C', { depends: [id('B')] })];
  const given = (more: Partial<RoundFacts> = {}) =>
    settle({
      plan: plan({
        assign: [assignment('A', 'dev', { attempt: 2 })],
        tasks: [...chain, task('D')],
        waiting: [pending('C'), pending('B'), pending('D')],
      }),
      results: [work('A', 'dev', { attempt: 2, end: said })],
      ...more,
    });
  const waitsFor = (name: string, first: string) => ({
    is: 'not-started',
    task: name,
    why: [{ is: 'waits-for', task: first, state: 'did not land' }],
  });

  test('is not started if the other one did not land, and neither are those behind it', () => {
    const { outcomes, next } = given();
    expect(outcomes).toEqual([{ task: 'A', ...said }, waitsFor('B', 'A'), waitsFor('C', 'B')]);
    expect(next).toEqual([pending('D')]);
  });

  test('stays pending if the other one is tried again', () => {
    const { outcomes, next } = given({ config: config({ attempts: 3 }) });
    expect(outcomes).toEqual([]);
    expect(next.map(({ task }) => task).toSorted()).toEqual(['A', 'B', 'C', 'D']);
  });

  test('stays pending if the other one was done before', () => {
    const { next } = settle({
      plan: plan({
        tasks: chain,
        blocked: [{ task: 'A', why: [{ is: 'done' }] }],
        waiting: [pending('B')],
      }),
    });
    expect(next).toEqual([pending('B')]);
  });

  test('is not started if the subtask that it requested did not land', () => {
    const asker = task('A');
    const { outcomes, next } = settle({
      plan: plan({
        assign: [assignment('A-db', 'db', { attempt: 2 })],
        tasks: [asker, task('A-db', { parent: id('A') })],
        waiting: [pending('A', { behind: [id('A-db')] })],
      }),
      results: [work('A-db', 'db', { attempt: 2, end: said })],
    });
    expect(outcomes).toEqual([{ task: 'A-db', ...said }, waitsFor('A', 'A-db')]);
    expect(next).toEqual([]);
  });
});

describe('a run that stops', () => {
  test('leaves nothing pending: unfinished tasks are unsettled, and finished ones keep their outcome', () => {
    const each = ['A', 'B', 'C'].map((name) => assignment(name, 'dev'));
    const { outcomes, next } = settle({
      plan: plan({
        assign: each,
        tasks: [...each.map((one) => one.task), task('D')],
        waiting: [pending('D')],
      }),
      results: [
        work('A', 'dev'),
        work('B', 'dev', { end: { is: 'waits', on: [subtask('B-db')] } }),
        work('C', 'dev', { end: { is: 'failed', why: { is: 'timeout', limit: 1 } } }),
      ],
      queued: [queued('A')],
      stop: { is: 'red-baseline', tests: [red] },
    });
    expect(next).toEqual([]);
    expect(outcomes.map(({ is, task: name }) => `${is} ${name}`)).toEqual([
      'failed C',
      'unsettled A',
      'unsettled B',
      'unsettled D',
    ]);
  });
});

interface Part {
  end: 'delivered' | 'failed' | 'waits' | 'lost' | 'timeout';
  role: 'assign' | 'adopt' | 'waiting' | 'blocked';
  disposition: Queued['disposition'] | undefined;
  ride: LandingResult | undefined;
  attempt: number;
  waited: number;
  parent: boolean;
}

const anyPart: fc.Arbitrary<Part> = fc.record({
  role: fc.constantFrom('assign', 'assign', 'assign', 'adopt', 'waiting', 'blocked'),
  end: fc.constantFrom('delivered', 'delivered', 'failed', 'waits', 'lost', 'timeout'),
  disposition: fc.constantFrom<(Queued['disposition'] | undefined)[]>(
    { is: 'train' },
    { is: 'train' },
    { is: 'next-train' },
    { is: 'blocked', gates: [], publish: false },
    { is: 'conflict', files: [], with: [id('T0')] },
    { is: 'conflict', files: [], with: [] },
    { is: 'landed', commit: commit('m') },
    { is: 'empty' },
    { is: 'refused', message: 'x' },
    undefined,
  ),
  ride: fc.constantFrom<(LandingResult | undefined)[]>(
    landedRide,
    { is: 'ejected', tests: red },
    { is: 'refused', why: { is: 'refused', message: 'x' } },
    { is: 'requeued' },
    undefined,
  ),
  attempt: fc.integer({ min: 1, max: 3 }),
  waited: fc.integer({ min: 0, max: 2 }),
  parent: fc.boolean(),
});

function endOf(name: string, end: Part['end']): NonNullable<Parameters<typeof work>[2]>['end'] {
  switch (end) {
    case 'failed':
      return said;
    case 'timeout':
      return { is: 'failed', why: { is: 'timeout', limit: 1 } };
    case 'waits':
      return { is: 'waits', on: [subtask(`${name}-s`)] };
    case 'delivered':
    case 'lost':
      return { is: 'delivered', head: commit(name) };
    default:
      return end satisfies never;
  }
}

function roundOf(parts: readonly Part[]): Partial<RoundFacts> {
  const all = parts.map((part, n) => ({ ...part, name: `T${n}` }));
  const only = (role: Part['role']) => all.filter((part) => part.role === role);
  const define = ({ name, parent }: { name: string; parent: boolean }) =>
    task(name, parent ? { parent: id('P') } : {});
  const change = ({ name, attempt }: { name: string; attempt: number }) => ({
    ...queued(name).change,
    attempt,
  });
  const delivered = [...only('adopt'), ...only('assign').filter(({ end }) => end === 'delivered')];
  return {
    plan: plan({
      assign: only('assign').map((part) =>
        assignment(part.name, 'dev', { task: define(part), attempt: part.attempt }),
      ),
      adopt: only('adopt').map(change),
      waiting: only('waiting').map(({ name }) => pending(name)),
      blocked: only('blocked').map(({ name }) => ({ task: name, why: [{ is: 'done' as const }] })),
      tasks: all.filter(({ role }) => role !== 'blocked').map(define),
    }),
    results: only('assign').flatMap(({ name, end, attempt }): WorkResult[] =>
      end === 'lost' ? [] : [work(name, 'dev', { attempt, end: endOf(name, end) as never })],
    ),
    waited: new Map(all.map(({ name, waited }) => [id(name), waited])),
    queued: delivered.flatMap((part) =>
      part.disposition
        ? [queued(part.name, { disposition: part.disposition, change: change(part) })]
        : [],
    ),
    landings: new Map(
      delivered.flatMap(({ name, ride }): [TaskId, LandingResult][] =>
        ride ? [[id(name), ride]] : [],
      ),
    ),
  };
}

function tasksOf(settled: { outcomes: Outcome[]; next: Pending[] }): string[] {
  return [
    ...settled.outcomes.map(({ task: name }) => name),
    ...settled.next.filter(({ task: name }) => !name.endsWith('-s')).map(({ task: name }) => name),
  ];
}

describe('any round', () => {
  const anyRound = fc.array(anyPart, { maxLength: 8 });
  const stop = { is: 'red-baseline' as const, tests: [red] };

  test('gives every task either one outcome or a pending entry, even if the run stops', () => {
    fc.assert(
      fc.property(anyRound, fc.boolean(), (parts, stops) => {
        const settled = settle({ ...roundOf(parts), ...(stops && { stop }) });
        expect(tasksOf(settled).toSorted()).toEqual(parts.map((_, n) => `T${n}`).toSorted());
        if (stops) expect(settled.next).toEqual([]);
      }),
    );
  });

  test('adds at most one attempt to a task, and never exceeds the configured attempts plus waits', () => {
    fc.assert(
      fc.property(anyRound, (parts) => {
        for (const { task: name, act, attempt, define } of settle(roundOf(parts)).next) {
          const part = parts[Number(name.slice(1))];
          if (!part || name.endsWith('-s')) continue;
          if (part.role === 'waiting') continue;
          expect(attempt - part.attempt).toBe(attempt > part.attempt ? 1 : 0);
          if (attempt > part.attempt) expect(act).toBe('work');
          if (attempt > part.attempt && part.end !== 'waits')
            expect(attempt).toBeLessThanOrEqual(2 + part.waited);
          expect(define !== undefined).toBe(part.parent);
        }
      }),
    );
  });
});
