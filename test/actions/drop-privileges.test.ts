/** The script of the step "Drop sudo and Docker", with programs that stand in for sudo and the user database. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const script = new URL('../../.github/actions/prepare/drop-privileges.sh', import.meta.url)
  .pathname;

let home: string;
let etc: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'drop-'));
  etc = join(home, 'etc');
  put('bin/id', '#!/bin/sh\ncase $1 in -un) echo runner;; *) echo ${STANDIN_UID:-1001};; esac\n');
  put('bin/gpasswd', '#!/bin/sh\necho "$@" >> "$STANDIN_HOME/groups"\n');
  // It grants what the rules of the user say, as far as these tests have such rules.
  put(
    'bin/sudo',
    `#!/bin/sh
[ "$1" = -K ] && exit
cat "$STANDIN_HOME"/etc/sudoers "$STANDIN_HOME"/etc/sudoers.d/* 2> /dev/null | grep -qE "$STANDIN_RULES" || exit 1
while [ "\${1#-}" != "$1" ]; do [ "$1" = -l ] && exit; shift; done
exec "$@"
`,
  );
  for (const name of ['id', 'gpasswd', 'sudo']) chmodSync(join(home, 'bin', name), 0o755);
});
afterEach(() => rmSync(home, { recursive: true }));

function put(name: string, text: string): void {
  const file = join(home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function drop(environment: Record<string, string> = {}, socket = join(home, 'none.sock')) {
  const { status, stdout, stderr } = spawnSync('bash', [script, etc, socket], {
    env: {
      PATH: `${home}/bin:${process.env['PATH']}`,
      STANDIN_HOME: home,
      STANDIN_RULES: '^[ \t]*(runner|#1001|[a-z]+,[ \t]*runner|%sudo)[ \t]',
      ...environment,
    },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return { status, stdout };
}

const ROOT = 'Defaults env_reset\nroot ALL=(ALL:ALL) ALL\n';

test('the user is removed from every file of rules and from its groups, and other lines stay as they are', () => {
  put(
    'etc/sudoers',
    `${ROOT}runner ALL=(ALL) NOPASSWD: ALL\n# runner ALL=(ALL) ALL\n@includedir /etc/sudoers.d\n`,
  );
  put('etc/sudoers.d/runner', 'runner ALL=(ALL) NOPASSWD:ALL\n');
  put(
    'etc/sudoers.d/90-cloud',
    '#1001 ALL=(ALL) NOPASSWD: ALL\n\tbuild,\trunner ALL = (root) \\\n  NOPASSWD: /usr/bin/apt\nbuild ALL=(runner) ALL\nrunner2 ALL=(ALL) ALL\n',
  );
  put('etc/sudoers.d/empty', '');
  expect(drop()).toEqual({ status: 0, stdout: '' });
  const shown = (name: string) => readFileSync(join(etc, name), 'utf8');
  expect(shown('sudoers')).toBe(`${ROOT}# runner ALL=(ALL) ALL\n@includedir /etc/sudoers.d\n`);
  expect(shown('sudoers.d/runner')).toBe('');
  expect(shown('sudoers.d/90-cloud')).toBe('build ALL=(runner) ALL\nrunner2 ALL=(ALL) ALL\n');
  expect(readFileSync(join(home, 'groups'), 'utf8').trim().split('\n')).toEqual([
    '-d runner sudo',
    '-d runner wheel',
    '-d runner admin',
    '-d runner docker',
  ]);
});

test('rules for its groups go on a hosted runner, and on another machine they fail the step', () => {
  const rules = `${ROOT}%sudo ALL=(ALL) NOPASSWD: ALL\n`;
  put('etc/sudoers', rules);
  const kept = drop();
  expect(kept.status).toBe(1);
  expect(kept.stdout).toContain('::error::sudo still works');
  expect(readFileSync(join(etc, 'sudoers'), 'utf8')).toBe(rules);

  put('etc/sudoers', `${rules}ALL ALL=(ALL) NOPASSWD: ALL\n`);
  expect(drop({ RUNNER_ENVIRONMENT: 'github-hosted' })).toEqual({ status: 0, stdout: '' });
  expect(readFileSync(join(etc, 'sudoers'), 'utf8')).toBe(ROOT);
});

test('a rule that allows a single command fails the step as well', () => {
  put('etc/sudoers', `User_Alias BUILD = runner\nBUILD ALL=(root) NOPASSWD: /usr/bin/apt\n`);
  const { status, stdout } = drop({ STANDIN_RULES: '^BUILD' });
  expect([status, stdout]).toEqual([1, expect.stringContaining('::error::sudo still works')]);
});

test('Docker that can be used fails the step, unless it is to be kept', async () => {
  put('etc/sudoers', 'runner ALL=(ALL) NOPASSWD: ALL\n');
  const socket = join(home, 'docker.sock');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  try {
    expect(drop({ KEEP_DOCKER: 'true' }, socket)).toEqual({ status: 0, stdout: '' });
    expect(readFileSync(join(home, 'groups'), 'utf8')).not.toContain('docker');
    // Its owner can write to it, whatever its mode.
    const { status, stdout } = drop({}, socket);
    expect([status, stdout]).toEqual([1, expect.stringContaining('::error::Docker can be used')]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test('on a runner that works as root nothing is changed, and a warning says what that means', () => {
  put('etc/sudoers', 'runner ALL=(ALL) NOPASSWD: ALL\n');
  const { status, stdout } = drop({ STANDIN_UID: '0' });
  expect([status, stdout]).toEqual([
    0,
    expect.stringContaining('::warning::This runner works as root'),
  ]);
  expect(readFileSync(join(etc, 'sudoers'), 'utf8')).toContain('NOPASSWD');
  expect(existsSync(join(home, 'groups'))).toBe(false);
});
