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
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { systemClock } from '../../src/adapters/clock.js';
import { parseConfig } from '../../src/config/read.js';
import type { CommandContext } from '../../src/commands/context.js';
import { type InitOptions, initCommand } from '../../src/commands/init.js';
import { ORCHESTRATE_FILE, WORKFLOW_FILE, workflowText } from '../../src/init/workflow-text.js';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const orchestrate = readFileSync(join(packageRoot, ORCHESTRATE_FILE), 'utf8');

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'init-'));
  spawnSync('git', ['init', '--quiet', root]);
  // Only one agent, whatever else this machine has.
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/codex'), '');
  chmodSync(join(root, 'bin/codex'), 0o755);
  const git = spawnSync('which', ['git'], { encoding: 'utf8' }).stdout.trim();
  symlinkSync(git, join(root, 'bin/git'));
});

afterEach(() => rmSync(root, { recursive: true }));

function read(path: string) {
  return readFileSync(join(root, path), 'utf8');
}

async function init(options?: InitOptions): Promise<string> {
  const stdout = new PassThrough();
  const context = {
    cwd: root,
    environment: { PATH: join(root, 'bin'), HOME: root },
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: process.stderr,
    stdin: process.stdin,
    clock: systemClock,
    signal: new AbortController().signal,
    pid: 1,
    typed: 'tributary init',
    packageRoot,
  } satisfies CommandContext;
  expect(await initCommand(context, options)).toBe(0);
  stdout.end();
  return text(stdout);
}

test('init without options writes no workflow', async () => {
  const said = await init();
  expect(said).toMatch(/^Wrote \.github\/tributary\.yml\nWrote TASKS\.md\n\n/);
  expect(existsSync(join(root, WORKFLOW_FILE))).toBe(false);
  expect(parseConfig(read('.github/tributary.yml'), 'it').agents).toMatchObject({
    codex: { env: [] },
  });
});

test('--github adds the calling workflow and passes the agent’s secret', async () => {
  const said = await init({ github: true });
  expect(said).toContain(`Wrote ${WORKFLOW_FILE}\n`);
  expect(said).toContain('gh secret set OPENAI_API_KEY');
  expect(read(WORKFLOW_FILE)).toBe(workflowText('calling', orchestrate));
  expect(parseConfig(read('.github/tributary.yml'), 'it').agents).toMatchObject({
    codex: { env: ['OPENAI_API_KEY'] },
  });
});

test('--standalone adds the standalone workflow, and an existing file is left unchanged', async () => {
  await init({ standalone: true });
  expect(read(WORKFLOW_FILE)).toBe(workflowText('standalone', orchestrate));
  writeFileSync(join(root, WORKFLOW_FILE), 'mine\n');
  const said = await init({ github: true });
  expect(said).toContain(`${WORKFLOW_FILE} exists already and was left unchanged.\n`);
  expect(said).toContain('Nothing to write: all files exist already\n');
  expect(read(WORKFLOW_FILE)).toBe('mine\n');
});

test('the package contains the workflow that both are made from', () => {
  const { files } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect(files).toContain(ORCHESTRATE_FILE);
});
