import { beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentName } from '../../../src/core/model.js';
import { needBubblewrap, person } from './tools.js';

beforeAll(needBubblewrap);

const worker = AgentName.parse('worker');

describe('a command in the sandbox', () => {
  test('gets its input, and returns its output and exit code', async () => {
    using me = person();
    const end = await me.run('cat; echo error >&2; exit 7', { stdin: 'hello' });
    expect(end).toMatchObject({ code: 7, signal: null, ended: 'itself', stdout: 'hello' });
    expect(end.tail).toContain('error');
  });

  test('that a signal ends has the exit code of a shell', async () => {
    using me = person();
    expect(await me.run('kill -9 $$')).toMatchObject({ code: 137, ended: 'itself' });
  });

  test('runs in its directory, and can write there and where it reports', async () => {
    using me = person();
    mkdirSync(join(me.dir, 'app'));
    const end = await me.run(`pwd; echo 1 > file; echo 2 > ${me.handover}/status`, { in: 'app' });
    expect(end.stdout).toBe(`${me.dir}/app\n`);
    expect(readFileSync(join(me.dir, 'app', 'file'), 'utf8')).toBe('1\n');
    expect(readFileSync(join(me.handover, 'status'), 'utf8')).toBe('2\n');
  });

  test('can read the checkout and the programs of the machine, and use git in its work tree', async () => {
    using me = person();
    const end = await me.run(
      'cat ../../a.txt; node --version; echo 1 > one; git add -A && git commit -qm one && git log --format=%s',
    );
    expect(end.stdout).toBe(`text\n${process.version}\none\n`);
  });

  test('has a folder of its own for temporary files, which its workspace keeps', async () => {
    using me = person();
    const end = await me.run('echo "$TMPDIR"; echo 1 > /tmp/mine; mktemp');
    expect(end.stdout).toMatch(/^\/tmp\n\/tmp\/tmp\.\w+\n$/);
    expect(existsSync('/tmp/mine')).toBe(false);
  });

  test('has no trouble with large output and input that it does not read', async () => {
    using me = person();
    const end = await me.run('exec <&-; head -c 3000000 /dev/zero | tr "\\0" x', {
      stdin: 'x'.repeat(5_000_000),
    });
    expect(end.stdout).toHaveLength(3_000_000);
  });

  test('that the sandbox could not start counts as not started, not as failed', async () => {
    using me = person('sandbox:\n  write: [~/data]\n');
    const end = await me.run('true');
    expect(end).toMatchObject({ ended: 'not-started', code: null });
    expect(end.tail).toContain(
      `sandbox.write names ~/data, which does not exist: create ${me.home}/data`,
    );
  });
});

describe('at the time limit', () => {
  test('a command and what it started get SIGTERM, and time to end', async () => {
    using me = person();
    const child =
      'trap "sleep 0.3; echo child ended >> log; exit" TERM; while :; do sleep 0.05; done';
    writeFileSync(join(me.dir, 'child.sh'), child);
    const end = await me.run('cd . && sh child.sh; echo never', { limit: 0.5 });
    expect(end).toMatchObject({ ended: 'timeout' });
    expect(readFileSync(join(me.dir, 'log'), 'utf8')).toBe('child ended\n');
    expect(end.seconds).toBeLessThan(2);
  });

  test('a command that ignores SIGTERM is killed after the grace period', async () => {
    using me = person();
    const end = await me.run('trap "" TERM; while :; do sleep 0.1; done', {
      limit: 0.3,
      runner: { graceSeconds: 0.5 },
    });
    expect(end.ended).toBe('timeout');
    expect(end.seconds).toBeLessThan(3);
  });
});

describe('the configuration', () => {
  test('without a sandbox on the machine, `auto` runs a command as the person', async () => {
    using me = person();
    const machine = { is: 'none', why: 'bubblewrap is not installed', next: [] } as const;
    expect((await me.run('cat ~/.ssh/id_ed25519', { sandbox: { machine } })).stdout).toBe(
      'the key\n',
    );
  });

  test('without a sandbox on the machine, `required` runs nothing', async () => {
    using me = person('sandbox: required\n');
    const machine = { is: 'none', why: 'bubblewrap is not installed', next: [] } as const;
    const end = await me.run('echo 1 > ran', { sandbox: { machine } });
    expect(end).toMatchObject({ ended: 'not-started' });
    expect(end.tail).toBe('the configuration requires a sandbox: bubblewrap is not installed');
    expect(existsSync(join(me.dir, 'ran'))).toBe(false);
  });

  test('`off` runs a command as the person, also for one agent', async () => {
    using me = person('sandbox: off\n');
    expect((await me.run('cat ~/.ssh/id_ed25519')).stdout).toBe('the key\n');
    using you = person('sandbox: required\n', 'run: a\n    sandbox: off');
    expect((await you.run('cat ~/.ssh/id_ed25519')).stdout).toBe('the key\n');
  });

  test.each(['suite', 'gate', 'set-up'] as const)(
    'a %s is confined only with `commands`',
    async (kind) => {
      using me = person();
      const line = 'cat ~/.ssh/id_ed25519 2>/dev/null';
      expect((await me.run(line, { confinement: { kind } })).stdout).toBe('the key\n');
      using you = person('sandbox:\n  commands: true\n');
      expect((await you.run(line, { confinement: { kind } })).stdout).toBe('');
    },
  );

  test('`write` opens a folder and a file, `read` what is hidden, `hide` hides more', async () => {
    using me = person(
      'sandbox:\n  write: [~/data, ~/.gitconfig]\n  read: [~/.ssh/known_hosts, ~/.aws]\n  hide: [~/notes, ~/data/keys]\n',
    );
    for (const path of ['data/keys/one', 'notes/one', '.ssh/known_hosts'])
      me.write(path, `${path}\n`);
    const end = await me.run(
      'echo 1 > ~/data/new; echo "# mine" >> ~/.gitconfig; cat ~/.ssh/* ~/.aws/* ~/notes/* ~/data/keys/* 2>/dev/null',
    );
    expect(end.stdout).toBe('.ssh/known_hosts\nthe key\n');
    expect(existsSync(join(me.home, 'data', 'new'))).toBe(true);
    expect(readFileSync(join(me.home, '.gitconfig'), 'utf8')).toContain('# mine');
    expect((await me.run('echo 2 > ~/.ssh/known_hosts')).code).not.toBe(0);
  });

  test('the home directory can be hidden as a whole, and the work tree stays', async () => {
    using me = person('sandbox:\n  hide: [~/]\n');
    const end = await me.run('ls -A ~; cat ../../a.txt; echo 1 > file');
    expect(end.stdout.split('\n')).toEqual(['repository', 'tmp', 'text', '']);
    expect(existsSync(join(me.dir, 'file'))).toBe(true);
  });

  test('XDG variables move what is hidden', async () => {
    using me = person();
    me.write('xdg/gh/hosts.yml', 'the token\n');
    const environment = { ...me.environment, XDG_CONFIG_HOME: join(me.home, 'xdg') };
    const end = await me.run('cat ~/xdg/gh/hosts.yml ~/.config/gh/hosts.yml 2>/dev/null', {
      sandbox: { environment },
    });
    expect(end.stdout).toBe('');
  });
});

describe('an agent program', () => {
  test('keeps its sessions and its login, but cannot change its settings', async () => {
    using me = person();
    me.write('.claude/settings.json', '{}\n');
    me.write('.claude/.credentials.json', 'login\n');
    me.write('.claude.json', 'state\n');
    me.write('.codex/auth.json', 'other login\n');
    writeFileSync(
      join(me.dir, 'claude'),
      `cat ~/.claude/.credentials.json ~/.codex/auth.json 2>/dev/null
      echo 1 > ~/.claude/session; echo new > ~/.claude/.credentials.json
      (echo evil > ~/.claude/settings.json; rm ~/.claude/settings.json) 2>/dev/null
      echo evil > ~/.claude.json; cat ~/.claude.json; echo 1 > ~/.codex/scratch`,
      { mode: 0o755 },
    );
    const end = await me.run('sh ./claude -p');
    expect(end.stdout).toBe('login\nevil\n');
    const read = (path: string) => readFileSync(join(me.home, path), 'utf8');
    expect([read('.claude/session'), read('.claude/.credentials.json')]).toEqual(['1\n', 'new\n']);
    expect([read('.claude/settings.json'), read('.claude.json')]).toEqual(['{}\n', 'state\n']);
    expect(readdirSync(join(me.home, '.codex'))).toEqual(['auth.json']);
  });
});

describe('a cache', () => {
  test('is a private copy if it is small: nothing written to it reaches the original', async () => {
    using me = person();
    me.write('.npm/_cacache/one', 'one\n');
    me.write('.cache/pip/two', 'two\n');
    const end = await me.run(
      'cat ~/.npm/_cacache/one ~/.cache/pip/two; echo evil > ~/.npm/_cacache/one; mkdir ~/.cache/new; echo 1 > ~/.cache/pip/three && cat ~/.cache/pip/three',
    );
    expect(end.stdout).toBe('one\ntwo\n1\n');
    expect(readFileSync(join(me.home, '.npm/_cacache/one'), 'utf8')).toBe('one\n');
    expect([
      ...readdirSync(join(me.home, '.cache')),
      ...readdirSync(join(me.home, '.cache/pip')),
    ]).toEqual(['pip', 'two']);
  });

  test('that is large begins empty if its program fills it again, and is read-only otherwise', async () => {
    using me = person();
    for (const path of ['.npm/large', '.cache/pip/large', '.cache/ms-playwright/large'])
      me.write(path, 'x'.repeat(40 * 1024 * 1024));
    const end = await me.run(
      'ls -A ~/.npm; ls -A ~/.cache; ls ~/.cache/ms-playwright; echo 1 > ~/.npm/new && echo 1 > ~/.cache/ms-playwright/new',
      { sandbox: { machine: { is: 'bubblewrap', name: 'bubblewrap', overlay: false } } },
    );
    expect(end.stdout).toBe('ms-playwright\nlarge\n');
    expect(end.tail).toContain('Read-only file system');
  });

  test('that does not exist yet is begun outside the home directory', async () => {
    using me = person();
    const end = await me.run('echo "$npm_config_cache $XDG_CACHE_HOME"');
    expect(end.stdout).toBe('/tmp/.npm /tmp/.cache\n');
    expect(existsSync(join(me.home, '.npm'))).toBe(false);
  });

  test('that the configuration places elsewhere stays there', async () => {
    using me = person();
    const end = await me.run('echo "$npm_config_cache"', {
      configEnv: ['npm_config_cache=/elsewhere'],
    });
    expect(end.stdout).toBe('/elsewhere\n');
  });

  test('is the same for all commands of a workspace, and another one for other workspaces', async () => {
    using me = person();
    me.write('.npm/one', 'one\n');
    const confinement = { kind: 'agent', agent: worker } as const;
    await me.run('echo 1 > ~/.npm/two; echo 1 > /tmp/three', { confinement });
    const again = await me.run('ls ~/.npm; cat /tmp/three', { confinement });
    expect(again.stdout).toBe('one\ntwo\n1\n');
    const other = await me.run('ls ~/.npm; cat /tmp/three', { confinement, cwd: me.other });
    expect(other.stdout).toBe('one\n');
  });
});
