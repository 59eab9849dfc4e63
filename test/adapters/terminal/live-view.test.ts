import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createTerminal, type Terminal } from '../../../src/adapters/terminal/live-view.js';
import type { Event } from '../../../src/core/events.js';
import { agent, assignment, commit, HOSTILE, planOf, task, work } from '../../report/samples.js';
import { Screen } from './screen.js';

function spawned(id: string): Event {
  return {
    is: 'spawned',
    task: task(id),
    agent: agent('banking-agent'),
    attempt: 1,
    worktree: `.worktrees/banking-agent-${id}`,
    limit: 1800,
  };
}
function said(id: string, line: string): Event {
  return { is: 'line', task: task(id), line };
}
const done: Event = { is: 'worked', result: work({ is: 'delivered', head: commit('b') }) };

let opened: Terminal[] = [];
afterEach(() => {
  for (const terminal of opened) terminal.close();
  opened = [];
});

/** A view with a clock and a timer that the test moves. */
async function view(of: { isTTY: boolean; noColor?: boolean; columns?: number }) {
  const screen = new Screen(of.columns ?? 80);
  const time = { now: 0, every: 0, stopped: false };
  const terminal = createTerminal({
    stdout: screen,
    noColor: true,
    now: () => time.now,
    every: (milliseconds) => {
      time.every = milliseconds;
      return () => {
        time.stopped = true;
      };
    },
    ...of,
    columns: 80,
  });
  opened.push(terminal);
  await terminal.ready;
  return { screen, terminal, time };
}

describe('the output without a terminal', () => {
  test('consists of plain lines, with one for each agent every 30 seconds', async () => {
    const { screen, terminal, time } = await view({ isTTY: false, noColor: false });
    terminal.emit(spawned('DEV-15'));
    terminal.emit({ is: 'status', task: task('DEV-15'), status: { progress: 0.65 } });
    terminal.emit(said('DEV-15', 'last line'));
    expect(time.every).toBe(30_000);
    time.now = 120_000;
    terminal.tick();
    terminal.emit(done);
    terminal.tick();
    terminal.close();
    expect(screen.raw).toBe(
      '🚀 Spawned banking-agent for DEV-15 in worktree .worktrees/banking-agent-DEV-15\n' +
        'DEV-15 banking-agent 2m 0s 65% last line\n' +
        '📦 DEV-15 delivered by banking-agent (2m 3s)\n',
    );
  });

  test('does not end the process when its reader goes away', async () => {
    const reader = spawn('sh', ['-c', 'exec <&-; echo closed; exec sleep 60'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    try {
      await once(reader.stdout, 'data');
      const terminal = createTerminal({
        stdout: reader.stdin,
        isTTY: false,
        columns: 80,
        noColor: true,
        now: () => 0,
      });
      opened.push(terminal);
      // Not `once`: it would listen to errors itself, and so hide that nobody else does.
      const closed = new Promise<void>((resolve) => reader.stdin.on('close', resolve));
      terminal.emit(spawned('DEV-15'));
      await closed;
      expect(reader.stdin.errored).toMatchObject({ code: 'EPIPE' });
      terminal.emit(done);
      terminal.close();
      terminal.emit(done);
    } finally {
      reader.kill('SIGKILL');
    }
  });

  test('has a timer that does not keep the process alive', () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const stdout = new Screen(80);
    opened.push(createTerminal({ stdout, isTTY: false, columns: 80, noColor: true, now: () => 0 }));
    expect(timers()).toBe(before);
  });
});

describe('the output on a terminal', () => {
  test('shows running agents below the permanent lines, and removes them when they are done', async () => {
    const { screen, terminal, time } = await view({ isTTY: true });
    terminal.emit(spawned('DEV-15'));
    terminal.emit(spawned('UX-9'));
    terminal.emit(said('UX-9', 'thinking'));
    time.now = 2000;
    terminal.tick();
    expect(screen.shown).toEqual([
      '🚀 Spawned banking-agent for DEV-15 in worktree .worktrees/banking-agent-DEV-15',
      '🚀 Spawned banking-agent for UX-9 in worktree .worktrees/banking-agent-UX-9',
      '⠹ DEV-15  banking-agent  ░░░░░░░░░░        2s',
      '⠹ UX-9    banking-agent  ░░░░░░░░░░        2s  thinking',
    ]);
    terminal.emit(done);
    expect(screen.shown.slice(2)).toEqual([
      '📦 DEV-15 delivered by banking-agent (2m 3s)',
      '⠸ UX-9  banking-agent  ░░░░░░░░░░        2s  thinking',
    ]);
    terminal.close();
    expect(screen.shown.slice(2)).toEqual(['📦 DEV-15 delivered by banking-agent (2m 3s)']);
  });

  test('hides the cursor while the live region is shown, and shows it again afterwards', async () => {
    const { screen, terminal, time } = await view({ isTTY: true });
    const listeners = process.listenerCount('exit');
    expect(screen.cursorVisible).toBe(true);
    terminal.emit(spawned('DEV-15'));
    expect(screen.cursorVisible).toBe(false);
    expect(process.listenerCount('exit')).toBe(listeners + 1);
    terminal.close();
    terminal.close();
    expect(screen.cursorVisible).toBe(true);
    expect(process.listenerCount('exit')).toBe(listeners);
    expect(time.stopped).toBe(true);
  });

  test('prints lines after it is closed, but draws nothing any more', async () => {
    const { screen, terminal } = await view({ isTTY: true });
    terminal.emit(spawned('DEV-15'));
    terminal.close();
    terminal.emit({ is: 'note', message: 'over' });
    terminal.tick();
    expect(screen.shown.slice(1)).toEqual(['ℹ️  over']);
    expect(screen.cursorVisible).toBe(true);
  });

  test('loses nothing that happens before the live region can be drawn', async () => {
    const screen = new Screen(80);
    const terminal = createTerminal({
      stdout: screen,
      isTTY: true,
      columns: 80,
      noColor: true,
      now: () => 0,
      every: () => () => {},
    });
    opened.push(terminal);
    terminal.emit(spawned('DEV-15'));
    expect(screen.shown).toHaveLength(1);
    await terminal.ready;
    terminal.tick();
    expect(screen.shown).toHaveLength(2);
  });

  test('keeps all lines, even if there are more than the terminal is high', async () => {
    const { screen, terminal } = await view({ isTTY: true });
    terminal.emit(spawned('A'));
    const assign = Array.from({ length: 60 }, (_, at) => assignment(`T-${at}`));
    terminal.emit({ is: 'planned', plan: planOf({ assign }) });
    expect(screen.shown).toContainEqual(expect.stringContaining('1.   T-0 '));
    expect(screen.shown).toContainEqual(expect.stringContaining('60.  T-59'));
    expect(
      screen.shown.filter((line) => line.startsWith('⠋') || line.startsWith('⠙')),
    ).toHaveLength(1);
  });

  test('never takes more than one line of a narrow terminal for a line of the live region', async () => {
    const { screen, terminal } = await view({ isTTY: true, columns: 30 });
    terminal.emit(spawned('DEV-15'));
    terminal.emit(said('DEV-15', '漢字'.repeat(50)));
    terminal.tick();
    expect(screen.shown).toHaveLength(2);
  });

  test('never contains control characters of an agent', async () => {
    const { screen, terminal } = await view({ isTTY: true });
    terminal.emit(spawned('DEV-15'));
    terminal.emit(said('DEV-15', `${HOSTILE}\u001B[?1049h\u0007`));
    terminal.emit({ is: 'problem', task: task('DEV-15'), message: HOSTILE });
    terminal.tick();
    for (const sequence of [
      '\u001B[2J',
      '\u001B]',
      '\u0007',
      '\u001B[31m',
      '\u001B[?1049h',
      '\u202E',
    ]) {
      expect(screen.raw).not.toContain(sequence);
    }
  });

  test('consists of plain lines, as in a log, if the terminal has no columns', async () => {
    const { screen, terminal, time } = await view({ isTTY: true, columns: 0 });
    terminal.emit(spawned('DEV-15'));
    terminal.tick();
    expect(time.every).toBe(30_000);
    expect(screen.raw.split('\n').slice(1)).toEqual(['DEV-15 banking-agent 0s', '']);
  });

  test('names the plan’s base and tasks in the commands to type', async () => {
    const { screen, terminal } = await view({ isTTY: true });
    const base = { ...planOf().base, branch: 'develop' };
    terminal.emit({ is: 'planned', plan: planOf({ base, tasks: [assignment('DEV-15').task] }) });
    const stop = { is: 'red-baseline', tests: [] } as const;
    terminal.emit({ is: 'stopped', stop: { ...stop, tests: [] } });
    expect(screen.shown.slice(-2)).toEqual([
      '    # fix the tests on develop, and commit',
      '    tributary run DEV-15',
    ]);
  });
});

describe('colors', () => {
  const failed: Event = { is: 'worked', result: work({ is: 'failed', why: { is: 'nothing' } }) };

  test('mark a failure in red on a terminal', async () => {
    const { screen, terminal } = await view({ isTTY: true, noColor: false });
    terminal.emit(failed);
    expect(screen.raw).toBe(
      '\u001B[31m❌ Agent failed: it changed nothing (DEV-15, banking-agent)\u001B[39m\n',
    );
  });

  test.each([
    { isTTY: true, noColor: true },
    { isTTY: false, noColor: false },
  ])('are not used with %j', async (of) => {
    const { screen, terminal } = await view(of);
    terminal.emit(failed);
    expect(screen.raw).toBe('❌ Agent failed: it changed nothing (DEV-15, banking-agent)\n');
  });
});
