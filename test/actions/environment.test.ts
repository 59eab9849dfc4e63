/** The step's own script, from action.yml, with a program that shows what others could read of it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const Action = z.object({
  runs: z.object({
    steps: z.array(z.object({ id: z.string().optional(), run: z.string().optional() })),
  }),
});
const action = Action.parse(parse(readFileSync(new URL('action.yml', root), 'utf8')));
const script = action.runs.steps.find(({ id }) => id === 'stage')?.run ?? '';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'environment-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const Shown = z.object({
  initial: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  inChild: z.string(),
  open: z.array(z.string()),
});

/** Runs the script with this environment. The program takes it over, as dist/main does. */
function show(environment: Record<string, string>): z.infer<typeof Shown> {
  const program = join(home, 'dist/main/index.js');
  mkdirSync(join(program, '..'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  writeFileSync(
    program,
    `import { register } from 'node:module';
register(${JSON.stringify(new URL('scripts/jest/loader.mjs', root).href)});
await import(${JSON.stringify(new URL('src/actions/environment.ts', root).href)});
const { execFileSync } = await import('node:child_process');
const { readFileSync, readdirSync, readlinkSync } = await import('node:fs');
const script = 'tr "\\\\0" "\\\\n" < /proc/$PPID/environ';
const links = readdirSync('/proc/self/fd').map((fd) => {
  try { return readlinkSync('/proc/self/fd/' + fd); } catch { return ''; }
});
console.log(JSON.stringify({
  initial: readFileSync('/proc/self/environ', 'utf8').split('\\0').filter(Boolean),
  environment: { ...process.env },
  inChild: execFileSync('sh', ['-c', script], { env: { PATH: process.env.PATH }, encoding: 'utf8' }),
  open: links.filter((link) => link.startsWith('pipe:')),
}));
`,
  );
  const output = execFileSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script],
    {
      env: { PATH: process.env['PATH'], HOME: home, TRIBUTARY_ACTION: home, ...environment },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return Shown.parse(JSON.parse(output));
}

test('the program has the environment of its step, and what it starts cannot read that in /proc', () => {
  const environment = {
    INPUT_TOKEN: 'ghs_a-token',
    ANTHROPIC_API_KEY: 'sk-a-key',
    GITHUB_STEP_SUMMARY: '/runner/summary',
    GITHUB_OUTPUT: '/runner/output',
    INPUT_MATRIX: '{\n  "task": "DEV-1=2"\n}',
    EMPTY: '',
    // Larger than a pipe.
    INPUT_LARGE: 'x'.repeat(100_000),
  };
  const shown = show(environment);
  expect(shown.environment).toMatchObject(environment);
  expect(shown.environment).not.toHaveProperty('STEP_ENVIRONMENT');
  const names = shown.initial.map((line) => line.split('=')[0] ?? '').toSorted();
  expect(names).toEqual(['HOME', 'PATH', 'STEP_ENVIRONMENT']);
  for (const text of ['ghs_a-token', 'sk-a-key', '/runner/'])
    expect(shown.inChild).not.toContain(text);
  expect(shown.inChild).toContain('STEP_ENVIRONMENT=3');
});

test('certificates that Node reads at its start are passed on', () => {
  const file = join(home, 'a folder/ca.pem');
  mkdirSync(join(home, 'a folder'));
  writeFileSync(file, '');
  const { initial } = show({ NODE_EXTRA_CA_CERTS: file });
  expect(initial).toContain(`NODE_EXTRA_CA_CERTS=${file}`);
});
