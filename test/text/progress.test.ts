import { describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import type { Event } from '../../src/core/events.js';
import { advance, liveLines, logLines, NOTHING_RUNS } from '../../src/text/progress.js';
import { textWidth } from '../../src/text/width.js';
import {
  agent,
  commit,
  CONTROL,
  HOSTILE,
  HOSTILE_SHOWN,
  task,
  tests,
  work,
} from '../report/samples.js';

function spawned(id: string, name = 'banking-agent'): Event {
  return {
    is: 'spawned',
    task: task(id),
    agent: agent(name),
    attempt: 1,
    worktree: '.worktrees/x',
    limit: 1800,
  };
}
function progress(id: string, done: number): Event {
  return {
    is: 'status',
    task: task(id),
    status: { progress: done },
  };
}
function line(id: string, text: string): Event {
  return { is: 'line', task: task(id), line: text };
}
const testing: Event = { is: 'testing', tree: 'c', suite: 'unit', changes: [task('DEV-15')] };

/** The state after these events, all at 0 ms. */
function after(...events: Event[]) {
  return events.reduce((state, event) => advance(state, event, 0, 'main'), NOTHING_RUNS);
}

describe('log lines', () => {
  test('show the elapsed time, the percentage and the last line of each agent', () => {
    const state = after(
      spawned('DEV-15'),
      progress('DEV-15', 0.65),
      line('DEV-15', 'first'),
      line('DEV-15', 'last line'),
      spawned('UX-19', 'ui-agent'),
    );
    expect(logLines(state, 120_999)).toEqual([
      'DEV-15 banking-agent 2m 0s 65% last line',
      'UX-19 ui-agent 2m 0s',
    ]);
  });

  test('show the last line that is not blank', () => {
    const state = after(spawned('A'), line('A', 'said'), line('A', ' \n'));
    expect(logLines(state, 0)).toEqual(['A banking-agent 0s said']);
  });

  test('show tests until they are done', () => {
    const changes = [task('DEV-15')];
    expect(logLines(after(testing), 5000)).toEqual(['testing main + DEV-15 (unit) 5s']);
    expect(logLines(after(testing, { is: 'tested', changes, test: tests({}) }), 5000)).toEqual([]);
  });

  test('omit an agent that is done, even if it still prints a line', () => {
    const done: Event = { is: 'worked', result: work({ is: 'delivered', head: commit('b') }) };
    expect(logLines(after(spawned('DEV-15'), done, line('DEV-15', 'late')), 0)).toEqual([]);
  });

  test('are empty after a stop', () => {
    const stop = { is: 'base-moved', expected: commit('a'), found: commit('b') } as const;
    expect(logLines(after(spawned('A'), testing, { is: 'stopped', stop }), 0)).toEqual([]);
  });

  test('never show a negative time if the clock goes back', () => {
    expect(logLines(after(spawned('A')), -5000)).toEqual(['A banking-agent 0s']);
  });

  test('show hostile output as plain text, and never as a command for a CI runner', () => {
    expect(logLines(after(spawned('A'), line('A', `${HOSTILE}##[x]`)), 0)).toEqual([
      `A banking-agent 0s ${HOSTILE_SHOWN}## [x]`,
    ]);
  });
});

describe('live lines', () => {
  test('show aligned agents with a spinner and a bar, then tests', () => {
    const state = after(
      spawned('DEV-15'),
      progress('DEV-15', 0.65),
      line('DEV-15', 'editing src/a.ts'),
      spawned('UX-9', 'ui-agent'),
      testing,
    );
    expect(liveLines(state, 61_000, 80, 1)).toEqual([
      '⠙ DEV-15  banking-agent  ███████░░░   65%  1m 1s  editing src/a.ts',
      '⠙ UX-9    ui-agent       ░░░░░░░░░░        1m 1s',
      '⠙ testing main + DEV-15 (unit) 1m 1s',
    ]);
  });

  test('are cut at the width, and wide characters count twice', () => {
    const state = after(spawned('A', 'b'), line('A', '漢字漢字'));
    expect(liveLines(state, 0, 35, 0)).toEqual(['⠋ A  b  ░░░░░░░░░░        0s  漢字…']);
  });

  test('are printable and fit the width, whatever an agent prints', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 1 }),
        fc.constantFrom('\u001B[2K', '\n', '漢'),
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.nat(200), (text, columns) => {
        for (const shown of liveLines(after(spawned('A'), line('A', text)), 0, columns, 0)) {
          expect(shown).not.toMatch(CONTROL);
          expect(textWidth(shown)).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });

  test('keep only 1000 characters of a line of many megabytes', () => {
    const state = after(spawned('A'), line('A', 'x'.repeat(5_000_000)));
    expect(state.agents.get(task('A'))?.lastLine).toHaveLength(1000);
  });
});
