/** The job of an agent that is a workflow step: its outputs, what it uploads, and what it keeps back. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openJob } from '../../src/actions/job.js';
import { workJob } from '../../src/actions/work-job.js';
import { systemClock } from '../../src/adapters/clock.js';
import { openRunDirectory } from '../../src/adapters/files/run-directory.js';
import { actionsContext } from '../support/actions-context.js';
import { type TemporaryRepository, temporaryRepository } from '../support/git-repository.js';

const KEY = 'sk-the-key-of-a-model-0123456789';
const config = `agents:
  dev:
    run: exit 127
    env: [MODEL_KEY]
suites:
  unit: "true"
`;
let repo: TemporaryRepository;
let temp: string;

beforeEach(async () => {
  repo = await temporaryRepository({ 'a.txt': 'one\n', '.github/tributary.yml': config });
  temp = join(repo.outside, 'runner');
});
afterEach(() => repo[Symbol.asyncDispose]());

/** As the action does it: what is left in the folder is deleted, and the plan is downloaded. */
async function fetchPlan(): Promise<void> {
  await rm(join(temp, 'tributary'), { recursive: true, force: true });
  const run = openRunDirectory(join(temp, 'tributary/run'));
  const commit = await repo.git('rev-parse', 'main');
  const startedAt = '2026-11-03T12:00:00.000Z';
  const common = { version: 1, run: 'gh-1', onOverlap: 'sequential' };
  await run.write('run.json', { ...common, ask: ['DEV-1'], branch: 'main', startedAt });
  const task = { id: 'DEV-1', title: 'Do it', body: '', state: 'todo' };
  await run.write('plan-1.json', {
    ...common,
    round: 1,
    at: startedAt,
    base: { branch: 'main', commit, tree: await repo.git('rev-parse', 'main^{tree}') },
    policy: 'd'.repeat(32),
    assign: [
      {
        task: { ...task, depends: [], labels: [], subtasks: [] },
        agent: 'dev',
        attempt: 1,
        base: commit,
        feedback: [],
      },
    ],
    adopt: [],
    later: [],
    waiting: [],
    blocked: [],
    overlaps: [],
    unscoped: [],
    tasks: [],
    taken: [],
  });
}

interface Said {
  outputs: Record<string, string>;
  /** What is uploaded. */
  handedOn: string[];
  warnings: string[];
}

async function step(inputs: Record<string, string>): Promise<Said> {
  await fetchPlan();
  const said: Said = { outputs: {}, handedOn: [], warnings: [] };
  const job = await openJob({
    context: actionsContext(
      { stage: 'work', matrix: '{"task":"DEV-1","attempt":1,"agent":"dev"}', ...inputs },
      { ...repo.environment, MODEL_KEY: KEY, RUNNER_TEMP: temp },
    ),
    output: {
      set: (name, value) => Object.assign(said.outputs, { [name]: value }),
      summary: () => Promise.resolve(),
      warning: (message) => said.warnings.push(message),
      error: (message) => said.warnings.push(message),
    },
    clock: systemClock,
    events: { emit: () => undefined },
    signal: new AbortController().signal,
    cwd: repo.root,
  });
  try {
    await workJob(job);
  } finally {
    const out = join(temp, 'tributary/out');
    said.handedOn = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .toSorted();
    handedOn = said.handedOn;
  }
  return said;
}
/** Of the last step, also where it failed. */
let handedOn: string[] = [];

async function prepared(): Promise<Record<string, string>> {
  return (await step({ mode: 'prepare' })).outputs;
}
function submitted({ prepared = '' }: Record<string, string>, outcome = 'success') {
  return step({ mode: 'submit', prepared, outcome });
}

test('prepare uploads nothing, and submit uploads the work', async () => {
  const outputs = await prepared();
  expect(handedOn).toEqual([]);
  expect(outputs['directory']).toBe(join(repo.root, '.worktrees/dev-DEV-1'));
  expect(readFileSync(outputs['prompt-file'] ?? '', 'utf8')).toContain('# DEV-1: Do it');
  expect(outputs).not.toHaveProperty('artifact');
  await writeFile(join(outputs['directory'] ?? '', 'new.txt'), 'new\n');
  const said = await submitted(outputs);
  expect(said.outputs).toEqual({ artifact: 'tributary-work-DEV-1-1-1' });
  expect(said.handedOn).toEqual(['change.bundle', 'result.json']);
});

test('a failed agent step uploads only its result, with a warning', async () => {
  const outputs = await prepared();
  await writeFile(join(outputs['directory'] ?? '', 'new.txt'), 'new\n');
  const said = await submitted(outputs, 'failure');
  expect(said.handedOn).toEqual(['result.json']);
  expect(said.warnings).toEqual([expect.stringMatching(/^DEV-1 by dev: failed, /)]);
});

test('a failing set-up starts no agent, and submit uploads its result', async () => {
  await repo.commit({ '.github/tributary.yml': `${config}setup: [echo no network; exit 4]\n` });
  const { outputs, warnings, handedOn: first } = await step({ mode: 'prepare' });
  expect(outputs['ready']).toBe('false');
  expect(warnings).toEqual([
    'DEV-1: Set-up failed: echo no network; exit 4: no network. The agent is not started.',
  ]);
  expect(first).toEqual([]);
  const said = await submitted(outputs, 'skipped');
  expect(said.handedOn).toEqual(['result.json']);
  const file = join(temp, 'tributary/out/work/DEV-1-1/result.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ why: { is: 'setup' } });
});

describe('a secret that is passed only to the agent', () => {
  const withKey = async (what: string, place: (dir: string) => Promise<void>) => {
    const outputs = await prepared();
    await place(outputs['directory'] ?? '');
    await expect(submitted(outputs)).rejects.toThrow(
      `stopped, because a secret appears in ${what}`,
    );
    expect(handedOn).toEqual([]);
  };

  test('is not uploaded with its work', () =>
    withKey('its work', (dir) => writeFile(join(dir, 'k'), KEY)));

  test('is found in its work even if git is set to show the change as other text', () =>
    withKey('its work', async (dir) => {
      await repo.gitIn(dir, 'config', 'diff.hide.textconv', 'true');
      await writeFile(join(dir, '.gitattributes'), '* diff=hide\n');
      await mkdir(join(repo.gitDir, 'info'), { recursive: true });
      await writeFile(join(repo.gitDir, 'info/attributes'), '* diff=hide\n');
      await writeFile(join(dir, 'k'), KEY);
    }));

  test('is found in its work even if git is set to show other paths', () =>
    withKey('its work', async (dir) => {
      await repo.gitIn(dir, 'config', 'diff.relative', 'true');
      await repo.gitIn(dir, 'config', 'diff.noprefix', 'true');
      await writeFile(join(dir, 'k'), KEY);
    }));

  test('is not uploaded with its report', () =>
    withKey('its report', async (dir) => {
      await writeFile(join(dir, 'new.txt'), 'new\n');
      await writeFile(join(dir, 'agent-status.json'), JSON.stringify({ message: KEY }));
    }));
});

test('a checkout whose repository was replaced is rejected', async () => {
  const outputs = await prepared();
  await rename(repo.gitDir, join(repo.outside, 'elsewhere'));
  await writeFile(repo.gitDir, `gitdir: ${join(repo.outside, 'elsewhere')}\n`);
  await expect(submitted(outputs)).rejects.toThrow('was replaced by another one');
  expect(existsSync(join(temp, 'tributary/out/work'))).toBe(false);
});

test('a job without the outcome of the agent’s step fails, and is not retried', async () => {
  const outputs = await prepared();
  await writeFile(join(outputs['directory'] ?? '', 'half.txt'), 'half\n');
  await expect(submitted(outputs, '')).rejects.toThrow('Missing input `outcome`');
  expect(handedOn).toEqual(['result.json']);
  const file = join(temp, 'tributary/out/work/DEV-1-1/result.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ why: { is: 'start' } });
});

test('work of a configured agent that contains the token of the job is not uploaded', async () => {
  const token = 'ghs_found.by-an-agent-0123456789';
  const encoded = Buffer.from(`x-access-token:${token}`).toString('base64');
  await repo.commit({
    '.github/tributary.yml': config.replace('exit 127', `echo ${encoded} > found`),
  });
  await expect(step({ token })).rejects.toThrow('stopped, because a secret appears in its work');
  expect(handedOn).toEqual([]);
});
