/** The script of the step "Provide a sandbox", with programs that stand in for those of a hosted runner. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = new URL('../../.github/actions/prepare/provide-sandbox.sh', import.meta.url)
  .pathname;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sandbox-'));
  mkdirSync(join(home, 'bin'));
  mkdirSync(join(home, 'profiles'));
  // Nothing of this machine's own, above all no bubblewrap.
  for (const name of ['bash', 'sh', 'timeout', 'tee', 'cp', 'true'])
    symlinkSync(`/usr/bin/${name}`, join(home, 'bin', name));
  program('sudo', 'while [ "${1#-}" != "$1" ]; do shift; done; exec "$@"');
  // It works once AppArmor has read its profile.
  writeFileSync(join(home, 'bwrap'), `#!/bin/sh\n[ -e ${home}/parsed ]\n`, { mode: 0o755 });
  program(
    'apt-get',
    `echo "$@" >> ${home}/apt; [ "$1" = update ] || cp ${home}/bwrap ${home}/bin/bwrap`,
  );
  program('apparmor_parser', `echo "$@" > ${home}/parsed`);
});
afterEach(() => rmSync(home, { recursive: true }));

function program(name: string, text: string): void {
  writeFileSync(join(home, 'bin', name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(home, 'bin', name), 0o755);
}

function provide(environment: Record<string, string> = { RUNNER_ENVIRONMENT: 'github-hosted' }) {
  const args = [script, join(home, 'profiles')];
  const env = { PATH: join(home, 'bin'), ...environment };
  const { status, stdout, stderr } = spawnSync('/usr/bin/bash', args, { env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

test('bubblewrap is installed, and gets the profile that lets it make user namespaces', () => {
  expect(provide()).toBe('');
  expect(readFileSync(join(home, 'profiles/bwrap'), 'utf8')).toContain('userns,');
  expect(readFileSync(join(home, 'parsed'), 'utf8').trim()).toBe(`-r ${home}/profiles/bwrap`);
});

test('a bubblewrap that works is left alone', () => {
  program('bwrap', 'exit 0');
  expect(provide()).toBe('');
  expect(existsSync(join(home, 'apt'))).toBe(false);
});

test('a runner where it cannot be installed goes on with a notice', () => {
  program('apt-get', `echo "$@" >> ${home}/apt; exit 100`);
  expect(provide()).toContain('::notice::This runner has no sandbox for agents');
  expect(readFileSync(join(home, 'apt'), 'utf8')).toContain('update');
});

test('a machine that is not a hosted runner, or has no sudo, is left as it is', () => {
  expect(provide({})).toBe('');
  program('sudo', 'exit 1');
  expect(provide()).toBe('');
  expect(existsSync(join(home, 'apt'))).toBe(false);
});
