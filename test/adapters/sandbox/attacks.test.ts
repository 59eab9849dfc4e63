/** What an agent in the sandbox tries, with the real bubblewrap. Each script prints what it got hold of. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { processTable } from '../../../src/adapters/process/process-table.js';
import { needBubblewrap, person, type Person } from './tools.js';

beforeAll(needBubblewrap);

function git(at: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: at, encoding: 'utf8' }).trim();
}

async function living(mark: string): Promise<number> {
  const pids = (await processTable()).map(({ pid }) => pid);
  const lines = pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    } catch {
      return '';
    }
  });
  return lines.filter((line) => line.includes(mark)).length;
}

describe('cannot read', () => {
  let me: Person;
  let secretive: ChildProcess;
  beforeAll(() => {
    me = person();
    secretive = spawn('sleep', ['1000'], {
      env: { PATH: process.env['PATH'], MODEL_KEY: 'secret' },
    });
    writeFileSync(join(me.root, '.git', 'mine'), 'secret\n');
    mkdirSync(join(me.home, 'tmp', 'tributary-run', 'test-1'), { recursive: true });
    me.write('tmp/tributary-run/test-1/file', 'secret\n');
  });
  afterAll(() => {
    secretive.kill();
    me[Symbol.dispose]();
  });

  test.each([
    ['~/.ssh', 'cat ~/.ssh/*'],
    ['~/.aws', 'cat ~/.aws/credentials'],
    ['~/.config/gh', 'cat ~/.config/gh/hosts.yml'],
    ['the `.env` of the checkout', 'cat ../../.env'],
    ['a `.env.local` deep in the checkout', 'cat ../../apps/api/.env.local'],
    ['another agent’s work tree', 'cat ../other-T-2/theirs'],
    ['the person’s `.git`', 'cat ../../.git/mine ../../.git/config ../../.git/HEAD'],
    ['a run’s temporary folder', 'cat ~/tmp/tributary-run/test-1/file'],
    ['a key through a link that it makes', 'ln -s ~/.ssh/id_ed25519 key; cat key'],
    ['a key through a path with dots', 'cat ~/repository/../.ssh/id_ed25519'],
    ['a key through the root of process 1', 'cat /proc/1/root$HOME/.ssh/id_ed25519'],
    ['a key through the old root', 'cat /oldroot$HOME/.ssh/* /proc/self/cwd/../../../.ssh/*'],
    ['a key after it unmounts what hides it', 'umount ~/.ssh; umount -l ~/.ssh; cat ~/.ssh/*'],
    [
      'a key from a user namespace of its own',
      'unshare -Urm sh -c "umount ~/.ssh; umount -l ~/.ssh; cat ~/.ssh/*; mount --bind / /mnt && cat /mnt$HOME/.ssh/*; mount --rbind / /mnt && umount /mnt$HOME/.ssh; cat /mnt$HOME/.ssh/*"',
    ],
    [
      'the environment of any process outside',
      'cat /proc/[0-9]*/environ | tr "\\0" "\\n" | grep MODEL_KEY',
    ],
    ['kernel memory and disks', 'ls /dev/mem /dev/kmem /dev/sd* /dev/vd* /dev/nvme* /dev/kvm'],
  ])('%s', async (_, script) => {
    const end = await me.run(`(${script}) 2>/dev/null`);
    expect(end).toMatchObject({ stdout: '', ended: 'itself' });
    if (/unshare|umount|oldroot|\/proc\/1\/root|\/dev\//.test(script)) return;
    // Without a sandbox the same script succeeds, so it proves something.
    const open = await me.run(`(${script}) 2>/dev/null`, { outside: true });
    expect(open.stdout).toMatch(/key|token|secret|theirs|PASSWORD/);
  });

  test('a key where a link of the home directory leads', async () => {
    using you = person();
    execFileSync('mv', [join(you.home, '.ssh'), join(you.home, 'keys')]);
    symlinkSync(join(you.home, 'keys'), join(you.home, '.ssh'));
    const end = await you.run('cat ~/.ssh/* ~/keys/* 2>/dev/null');
    expect(end.stdout).toBe('');
  });

  test('a password where a link of the checkout leads', async () => {
    using you = person();
    you.write('vault/env', 'PASSWORD=secret\n');
    unlinkSync(join(you.root, '.env'));
    symlinkSync(join(you.home, 'vault', 'env'), join(you.root, '.env'));
    expect((await you.run('cat ../../.env ~/vault/env 2>/dev/null')).stdout).toBe('');
  });
});

describe('cannot change', () => {
  test.each([
    [
      'the person’s git configuration',
      'git -C ../.. config core.fsmonitor evil; echo evil >> ../../.git/config',
    ],
    [
      'main',
      'git -C ../.. update-ref refs/heads/main $(git -C ../.. commit-tree -m x HEAD^{tree}); echo x > ../../.git/refs/heads/main',
    ],
    ['the hooks', 'mkdir -p ../../.git/hooks; echo evil > ../../.git/hooks/post-checkout'],
    [
      'a file of the checkout',
      'echo evil > ../../a.txt; echo evil > ../../new.txt; rm -rf ../../apps',
    ],
    ['another agent’s work tree', 'echo evil > ../other-T-2/theirs; rm -rf ../other-T-2'],
    [
      'the shell’s and git’s start-up files',
      'echo evil >> ~/.bashrc; echo evil >> ~/.gitconfig; echo evil > ~/.profile',
    ],
    [
      'a file outside through a link',
      'ln -s ~/repository/a.txt out; echo evil > out; ln -s ~ home; echo evil > home/new',
    ],
    [
      'the folder above its own',
      'mkdir -p ../evil; echo evil > ../evil/x; mv .. ../../moved; rm -rf ../*',
    ],
    [
      'the system',
      'echo evil > /etc/evil; echo evil > /usr/bin/evil; echo evil > /proc/sys/kernel/core_pattern',
    ],
    [
      'a file by a mount of its own',
      'unshare -Urm sh -c "mount -o remount,bind,rw ~; echo evil > ~/.bashrc; mount -o remount,rw /; echo evil > ~/.profile"',
    ],
  ])('%s', async (_, script) => {
    using me = person();
    const before = snapshot(me);
    const end = await me.run(script);
    expect(end.ended).toBe('itself');
    expect(snapshot(me)).toEqual(before);
    expect(existsSync('/etc/evil')).toBe(false);
    if (/unshare|\/etc\//.test(script)) return;
    await me.run(script, { outside: true });
    expect(snapshot(me)).not.toEqual(before);
  });

  function snapshot(me: Person): string {
    const skip = ['-path', me.dir, '-prune', '-o', '-path', join(me.home, 'tmp'), '-prune', '-o'];
    const files = ['-type', 'f', '!', '-name', 'log', '-exec', 'sha256sum', '{}', '+'];
    const list = execFileSync('find', [me.home, ...skip, ...files], { encoding: 'utf8' });
    return list.split('\n').toSorted().join('\n');
  }

  test('an object of the person that its own repository shares', async () => {
    using me = person();
    const shared = join(me.root, '.git', 'tributary', 'objects');
    mkdirSync(join(me.root, '.git', 'tributary'));
    execFileSync('cp', ['-r', join(me.root, '.git', 'objects'), shared]);
    writeFileSync(join(me.dir, '.git', 'objects', 'info', 'alternates'), `${shared}\n`);
    const head = git(me.root, 'rev-parse', 'main');
    const end = await me.run(
      `git cat-file -t ${head} && git update-ref refs/heads/main ${head} && git reset --hard -q && cat a.txt
      for f in $(find ${shared} -type f); do chmod u+w $f; echo evil > $f; rm -f $f; done`,
    );
    expect(end.stdout).toBe('commit\ntext\n');
    expect(git(me.dir, 'fsck', '--full')).toBe('');
  });

  test('a process outside', async () => {
    using me = person();
    const victim = spawn('sleep', ['1000']);
    try {
      await me.run(`kill -9 ${victim.pid}; kill -9 -1`);
      expect(victim.exitCode ?? victim.signalCode).toBeNull();
    } finally {
      victim.kill('SIGKILL');
    }
  });
});

describe('leaves nothing running', () => {
  test.each([
    [
      'a process that left the session with an empty environment',
      'env -i setsid sleep 98765.1 & sleep 0.1',
    ],
    [
      'a process that was started twice removed',
      '(env -i setsid sh -c "sleep 98765.1 & sleep 98765.1" &) ; sleep 0.1',
    ],
  ])('%s', async (_, script) => {
    using me = person();
    expect((await me.run(script)).code).toBe(0);
    expect(await living('98765.1')).toBe(0);
  });

  test('at the time limit', async () => {
    using me = person();
    const end = await me.run(
      'env -i setsid sleep 98765.2 & trap "" TERM; while :; do sleep 0.1; done',
      {
        limit: 0.5,
      },
    );
    expect(end.ended).toBe('timeout');
    expect(await living('98765.2')).toBe(0);
  });
});

describe('cannot reach', () => {
  test('a socket in the folders of the system and for temporary files', async () => {
    using me = person();
    const server = createServer((socket) => socket.end('secret'));
    const path = `/tmp/tributary-test-${process.pid}.sock`;
    await new Promise<void>((resolve) => server.listen(path, resolve));
    try {
      const end = await me.run(
        `${process.execPath} -e 'require("net").connect("${path}").on("data", (d) => console.log(String(d))).on("error", (e) => console.log(e.code))'; ls /run/docker.sock /var/run/docker.sock /run/user /run/dbus 2>/dev/null`,
      );
      expect(end.stdout).toBe('ENOENT\n');
    } finally {
      server.close();
    }
  });

  test('the terminal, to type into it', async () => {
    using me = person();
    const end = await me.run(
      'ps -o sid= -p $$ | tr -d " "; (echo evil > /dev/tty) 2>/dev/null || echo none',
    );
    expect(end.stdout).toMatch(/^\d+\nnone\n$/);
  });

  test('shared memory and queues of others', async () => {
    using me = person();
    const end = await me.run('ls /dev/shm; ipcs -m -q | grep -c 0x || true');
    // The checkout of this test may stand below it.
    expect(end.stdout).toMatch(/^(?:tributary-tests-\w+\n|sandbox-\w+\n)?0\n$/);
  });

  test('the network, with `network: none`', async () => {
    using me = person('sandbox:\n  network: none\n');
    const end = await me.run(`cat /proc/net/dev | grep -c :; ip addr 2>/dev/null | grep -c eth`);
    expect(end.stdout).toMatch(/^1\n/);
  });
});

describe('has no rights', () => {
  test('also if a superuser runs it', async () => {
    using me = person();
    const end = await me.run(
      'grep -E "^(CapEff|NoNewPrivs)" /proc/self/status; mknod d b 8 0; chown 1 a; sudo -n true; su -c true',
    );
    expect(end.stdout).toBe('CapEff:\t0000000000000000\nNoNewPrivs:\t1\n');
    expect(existsSync(join(me.dir, 'd'))).toBe(false);
  });
});
