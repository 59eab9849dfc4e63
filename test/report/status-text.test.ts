import { describe, expect, test } from '@jest/globals';
import { doctorText, type RunStatus, statusText } from '../../src/report/status-text.js';
import { CONTROL, HOSTILE, HOSTILE_SHOWN } from './samples.js';

describe('tributary status', () => {
  test('prints a table of the tasks and the next commands', () => {
    const status: RunStatus = {
      run: 'run-1',
      base: 'main',
      state: 'interrupted',
      rows: [
        {
          task: 'DEV-15',
          agent: 'banking-agent',
          round: 1,
          state: 'working',
          progress: 0.65,
          elapsed: 120,
          worktree: '.worktrees/banking-agent-DEV-15',
        },
        {
          task: 'UX-19',
          agent: 'ui-agent',
          round: 2,
          state: 'red',
          progress: 1,
          elapsed: 3723,
          next: ['cd .worktrees/ui-agent-UX-19 && git log', 'tributary run UX-19'],
        },
        { task: 'DEV-99', round: 1, state: 'not-started' },
      ],
      next: ['tributary run DEV-15 UX-19 DEV-99'],
    };
    expect(statusText(status)).toBe(
      `Run run-1 on main: interrupted

TASK    AGENT          ROUND  STATE        PROGRESS  ELAPSED   WORKTREE
DEV-15  banking-agent  1      working      65%       2m 0s     .worktrees/banking-agent-DEV-15
UX-19   ui-agent       2      broke tests  100%      1h 2m 3s  -
DEV-99  -              1      not started  -         -         -

Next:
  UX-19
    cd .worktrees/ui-agent-UX-19 && git log
    tributary run UX-19
  the run
    tributary run DEV-15 UX-19 DEV-99`,
    );
  });

  test('says that a run has no tasks', () => {
    expect(statusText({ run: 'run-1', base: 'main', state: 'running', rows: [] })).toBe(
      'Run run-1 on main: running\n\nNo tasks',
    );
  });

  test.each([
    [0, '0%'],
    [0.29, '29%'],
    [0.999, '99%'],
    [1, '100%'],
  ])(
    'prints the progress %d as %s, because only a finished task has 100%%',
    (progress, percent) => {
      const rows = [{ task: 'A', round: 1, state: 'working', progress } as const];
      expect(statusText({ run: 'r', base: 'main', state: 'running', rows })).toContain(
        ` ${percent} `,
      );
    },
  );

  test('prints hostile IDs, worktrees and commands as plain text', () => {
    const text = statusText({
      run: HOSTILE,
      base: HOSTILE,
      state: 'ended',
      rows: [{ task: HOSTILE, round: 1, state: 'failed', worktree: HOSTILE, next: [HOSTILE] }],
    });
    expect(text.split('\n').join('')).not.toMatch(CONTROL);
    expect(text).toContain(`\n${HOSTILE_SHOWN}  -      1      failed`);
  });
});

describe('tributary doctor', () => {
  test('prints an aligned list of what was found, what is needed and what to type', () => {
    expect(
      doctorText([
        { name: 'node', ok: true, found: '20.20.2' },
        {
          name: 'git',
          ok: false,
          found: '2.20.1',
          need: '2.39 or newer',
          next: ['apt-get install git'],
        },
        { name: 'identity', ok: 'warn', found: 'none', next: ['git config user.name NAME'] },
      ]),
    ).toBe(
      `✓ node      20.20.2
✗ git       2.20.1; needed: 2.39 or newer
            apt-get install git
! identity  none
            git config user.name NAME

1 problem, 1 warning`,
    );
  });

  test('ends with a line that sums up', () => {
    const last = (...oks: (boolean | 'warn')[]): string | undefined =>
      doctorText(oks.map((ok) => ({ name: 'x', ok, found: 'y' })))
        .split('\n')
        .at(-1);
    expect(last(true, true)).toBe('Ready');
    expect(last(true, 'warn')).toBe('Ready, with 1 warning');
    expect(last(false, false, 'warn')).toBe('2 problems, 1 warning');
  });

  test('prints the output of programs as plain text', () => {
    expect(doctorText([{ name: 'git', ok: true, found: HOSTILE }])).toBe(
      `✓ git  ${HOSTILE_SHOWN}\n\nReady`,
    );
  });
});
