import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bubblewrapArguments,
  firstProcess,
  hasStarted,
} from '../../../src/core/sandbox/bubblewrap.js';
import { HIDDEN, PROGRAMS, programsOf } from '../../../src/core/sandbox/places.js';
import {
  allRules,
  folderIn,
  isWithin,
  type Mount,
  mountsOf,
  rulesFor,
  type View,
} from '../../../src/core/sandbox/sandbox.js';
import { parseConfig } from '../../../src/config/read.js';

function view(more: Partial<View> = {}): View {
  return {
    dir: '/home/me/repo/.worktrees/a-T-1',
    writable: [],
    readable: [],
    normal: ['/home/me', '/home/me/repo'],
    hidden: [
      { path: '/home/me/.ssh', is: 'folder' },
      { path: '/home/me/repo/.git', is: 'folder' },
      { path: '/home/me/repo/.worktrees', is: 'folder' },
      { path: '/home/me/.npmrc', is: 'file' },
    ],
    empty: '/own/empty',
    kept: [],
    replaced: [],
    ...more,
  };
}

/** What a path shows, by the last mount at it or above it. */
function shows(mounts: readonly Mount[], path: string): string {
  const mount = mounts.findLast(({ at }) => isWithin(path, at));
  if (mount === undefined) return 'read-only';
  if (!('from' in mount)) return mount.is;
  return mount.from === mount.at ? mount.is : `${mount.is} of ${mount.from}`;
}

describe('mounts', () => {
  test('hide what is named, leave the work tree writable, and mount nothing that is not needed', () => {
    expect(mountsOf(view())).toEqual([
      { at: '/home/me/.npmrc', from: '/own/empty', is: 'empty-file' },
      { at: '/home/me/.ssh', is: 'empty-folder' },
      { at: '/home/me/repo/.git', is: 'empty-folder' },
      { at: '/home/me/repo/.worktrees', is: 'empty-folder' },
      {
        at: '/home/me/repo/.worktrees/a-T-1',
        from: '/home/me/repo/.worktrees/a-T-1',
        is: 'writable',
      },
    ]);
  });

  test('a readable path in a hidden folder can be read, and a hidden one in a writable folder cannot', () => {
    const mounts = mountsOf(
      view({
        readable: ['/home/me/repo/.git/tributary/objects'],
        writable: ['/data'],
        kept: ['/data/settings'],
        hidden: [
          { path: '/home/me/repo/.git', is: 'folder' },
          { path: '/data/keys', is: 'folder' },
        ],
      }),
    );
    const shown = ['/home/me/repo/.git/config', '/home/me/repo/.git/tributary/objects/ab'].map(
      (path) => shows(mounts, path),
    );
    expect(shown).toEqual(['empty-folder', 'read-only']);
    const inside = ['/data/x', '/data/keys/x', '/data/settings'].map((path) => shows(mounts, path));
    expect(inside).toEqual(['writable', 'empty-folder', 'read-only']);
  });

  test('a checkout in a folder for temporary files stays readable', () => {
    const replaced: Mount[] = [{ at: '/tmp', from: '/tmp/run/own', is: 'writable' }];
    const mounts = mountsOf(
      view({ normal: ['/tmp/repo'], replaced, dir: '/tmp/repo/.worktrees/a' }),
    );
    expect(shows(mounts, '/tmp/other')).toBe('writable of /tmp/run/own');
    expect(shows(mounts, '/tmp/repo/a.ts')).toBe('read-only');
    expect(shows(mounts, '/tmp/repo/.worktrees/a/x')).toBe('writable');
  });

  test('a checkout in the folder for devices stays readable', () => {
    const mounts = mountsOf(view({ normal: ['/dev/shm/repo'], hidden: [] }));
    expect(mounts[0]).toEqual({ at: '/dev/shm/repo', from: '/dev/shm/repo', is: 'read-only' });
  });

  test('folders come before what is in them, also if a name sorts before the separator', () => {
    const mounts = mountsOf(
      view({ hidden: [], writable: ['/a b/c', '/a', '/a b', '/a/b', '/a!', '/a!/c'] }),
    );
    for (const [index, { at }] of mounts.entries())
      for (const later of mounts.slice(index + 1))
        expect([at, isWithin(at, later.at)]).toEqual([at, false]);
  });

  test('whatever is hidden is shown only where something below it was asked for', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(
        fc.array(path),
        fc.array(path),
        fc.array(path),
        path,
        (hiddenPaths, readable, writable, asked) => {
          const hidden = hiddenPaths.map((each) => ({ path: each, is: 'folder' as const }));
          const mounts = mountsOf({
            ...view({ hidden, readable, writable }),
            normal: [],
            dir: '/work',
          });
          const above = (list: readonly string[]) =>
            Math.max(0, ...list.filter((each) => isWithin(asked, each)).map((each) => each.length));
          const opened = Math.max(above(readable), above(writable));
          const shown = shows(mounts, asked);
          if (above(hiddenPaths) > opened) expect(shown).toBe('empty-folder');
          else if (above(writable) > 0 && above(writable) === opened)
            expect(shown).toBe('writable');
          else expect(shown).toBe('read-only');
        },
      ),
    );
  });
});

test('the folder that holds a path is the first one on the way to it', () => {
  expect(folderIn('/tmp', '/tmp/work/repository')).toBe('/tmp/work');
  expect(folderIn('/tmp', '/tmp/repository')).toBe('/tmp/repository');
  expect(folderIn('/tmp', '/tmp')).toBeUndefined();
  expect(folderIn('/tmp', '/tmpx/repository')).toBeUndefined();
});

describe('the command line of bubblewrap', () => {
  const args = bubblewrapArguments({
    mounts: [{ at: '/tmp', is: 'empty-folder' }],
    dir: '/work',
    run: 'echo "$HOME"',
    environment: { TMPDIR: '/tmp' },
    network: 'none',
    report: 3,
  });

  test('begins with a read-only root and ends with the command as it is', () => {
    expect(args.slice(0, 3)).toEqual(['--ro-bind', '/', '/']);
    expect(args.at(-1)).toBe('echo "$HOME"');
  });

  test('takes away rights, network, processes and the terminal', () => {
    expect(args).toEqual(
      expect.arrayContaining([
        '--cap-drop',
        '--unshare-user',
        '--unshare-pid',
        '--unshare-ipc',
        '--unshare-net',
        '--new-session',
        '--die-with-parent',
      ]),
    );
  });

  test('reports the first process of the sandbox', () => {
    const report = '{ "child-pid": 17, "mnt-namespace": 5, "pid-namespace": 6 }\n';
    expect(firstProcess(report)).toEqual({ pid: 17, namespace: '6' });
    expect(firstProcess('')).toBeUndefined();
  });

  test('tells a failure of the sandbox from one of the command', () => {
    expect(hasStarted('{ "child-pid": 2 }\n')).toBe(false);
    expect(hasStarted('{ "child-pid": 2 }\n{ "exit-code": 1 }\n')).toBe(true);
  });
});

describe('programs', () => {
  test.each([
    ['claude -p --permission-mode acceptEdits', ['claude']],
    ['GEMINI_CLI_TRUST_WORKSPACE=true gemini --approval-mode yolo', ['gemini']],
    ['cd x && /usr/local/bin/codex exec -', ['codex']],
    ['npx --yes @anthropic-ai/claude-code@2.1.0 -p', ['claude']],
    ['sh tools/agent.sh', []],
  ])('%s', (run, names) => {
    expect(programsOf(run).map((program) => program.names[0])).toEqual(names);
  });

  test('settings stand in a folder that the program may write, or in one that is hidden from others', () => {
    for (const { write, readOnly } of PROGRAMS)
      for (const path of readOnly)
        expect([path, /^~\/\.\w/.test(path) && !write.includes(path)]).toEqual([path, true]);
  });
});

test('no path is hidden twice, or below another hidden one', () => {
  const needless = HIDDEN.filter((path, index) =>
    HIDDEN.some((other, at) => at !== index && isWithin(path, other)),
  );
  expect(needless).toEqual([]);
});

test('the lists of an agent add to those of the top level, and its mode replaces the other', () => {
  const config = parseConfig(
    `agents:
  a:
    run: a
    sandbox: { mode: required, write: [~/a], hide: [/h] }
  b: b
suites: { unit: u }
sandbox: { mode: off, write: [~/all] }
`,
    'file',
  );
  expect(rulesFor(config, 'a')).toEqual({
    mode: 'required',
    write: ['~/all', '~/a'],
    read: [],
    hide: ['/h'],
  });
  expect(allRules(config).map(({ agent, rules }) => [agent, rules.mode])).toEqual([
    ['a', 'required'],
    ['b', 'off'],
    [undefined, 'off'],
  ]);
});
