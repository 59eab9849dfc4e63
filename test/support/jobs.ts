/**
 * The jobs of a workflow run, one by one: the action's own process for each, with the variables and inputs
 * that the composite action gives it, a fresh machine, and artifacts as GitHub keeps them. The workflow
 * file itself (who needs whom, `if`, what may be cancelled) is not part of it: act runs that.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { WorkflowRun as GitHubRun } from './github/model.js';
import { zipOf } from './zip.js';
import { bareEnvironment, sourceRepository, writeFiles } from './source-repository.js';
import { type GitHub, type GitHubOptions, type Repository, startGitHub } from './github/github.js';

const MAIN = new URL('../../dist/main/index.js', import.meta.url).pathname;
export const WORKFLOW = '.github/workflows/tributary.yml';
const TOKEN = 'ghs_standin.token-of-the-jobs-0123456789abcdef';
/** For the input own-token, where the other one is an App's. */
export const OWN_TOKEN = 'ghs_standin.own-token-of-the-workflow-0123456789';

export interface JobEnded {
  code: number | null;
  /** What the runner would print. */
  log: string;
  summary: string;
  outputs: Record<string, string>;
}

export interface StartedJob {
  child: ChildProcess;
  /** Of the machine that runs it: HOME, and everything else that is its own. */
  home: string;
  end: Promise<JobEnded>;
}

/** The stage, and the inputs by their names in action.yml. */
export type JobInputs = Record<string, string> & { stage: string };

export interface WorkflowRun {
  id: number;
  /** `GITHUB_RUN_ATTEMPT`, counted up by who runs it again. */
  attempt: number;
  /** The files of its artifacts, of all attempts, each below the artifact's name. */
  artifacts(): string[];
  start(inputs: JobInputs): StartedJob;
  job(inputs: JobInputs): Promise<JobEnded>;
  /** What comes after the agents, on the uploaded work. */
  fromQueue(plan: { 'plan-id': string }): Promise<JobEnded>;
  /** All jobs, as far as there is something for them to do; the last one's end. */
  all(tasks: Record<string, string>): Promise<JobEnded>;
}

export interface Jobs extends AsyncDisposable {
  github: GitHub;
  repository: Repository;
  begin(): WorkflowRun;
  git(...args: string[]): string;
}

const DISPATCH = `on:
  workflow_dispatch:
    inputs: { tasks: {}, on-overlap: {}, max-parallel: {}, budget: {}, issue: {}, continue: {} }
jobs: {}
`;

/** `name<<delimiter`, the value's lines, the delimiter. */
function readOutputs(file: string): Record<string, string> {
  return Object.fromEntries(
    [...readFileSync(file, 'utf8').matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(
      ([, name = '', , value = '']) => [name, value],
    ),
  );
}

/** What the steps before the stage download: by ID, the artifacts of jobs without a matrix. */
function download(store: string, inputs: JobInputs, to: string): void {
  for (const id of [inputs['plan-id'], inputs['queue-id']])
    if (id) cpSync(join(store, id), join(to, 'run'), { recursive: true });
}

/** A name can be taken once. */
function upload(store: string, name: string, from: string): boolean {
  if (readdirSync(from).length === 0) return false;
  cpSync(from, join(store, name), { recursive: true, force: false, errorOnExist: true });
  return true;
}

/** The run as GitHub shows it, with the artifacts that its jobs upload. */
function addRun({ repository }: Pick<Jobs, 'repository'>, id: number): GitHubRun {
  const run: GitHubRun = {
    id,
    number: id,
    workflow: WORKFLOW,
    event: 'workflow_dispatch',
    branch: 'main',
    sha: '0'.repeat(40),
    status: 'in_progress',
    conclusion: null,
    actor: 'octo-person',
    createdAt: '2026-01-01T00:00:00Z',
    artifacts: [],
  };
  repository.runs.push(run);
  return run;
}

/** The outputs of a matrix job, as GitHub combines them: each key is set by one job alone. */
type Combined = Record<'work' | 'test', Record<string, string>>;

interface Uploads {
  store: string;
  outputs: Combined;
  run: GitHubRun;
}

/** Registers the artifact, and sets the job output of the job's own index. */
function keep({ store, outputs, run }: Uploads, name: string, { stage, matrix }: JobInputs): void {
  const bytes = readdirSync(join(store, name)).length;
  const artifact = { id: run.id * 1000 + run.artifacts.length, name, bytes };
  run.artifacts.push({ ...artifact, zip: () => zipOf(join(store, name)) });
  if (stage !== 'work' && stage !== 'test') return;
  const { index = 0 } = JSON.parse(matrix ?? '{}') as { index?: number };
  outputs[stage][`id-${index}`] = String(artifact.id);
}

function variables(github: GitHub, { id, attempt }: WorkflowRun, home: string) {
  return {
    GITHUB_REPOSITORY: 'acme/demo',
    GITHUB_SERVER_URL: github.url,
    GITHUB_API_URL: github.api,
    GITHUB_RUN_ID: String(id),
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_WORKFLOW_REF: `acme/demo/${WORKFLOW}@refs/heads/main`,
    GITHUB_ACTOR: 'octo-person',
    GITHUB_OUTPUT: join(home, 'output'),
    GITHUB_STEP_SUMMARY: join(home, 'summary'),
    RUNNER_TEMP: join(home, 'temp'),
    HOME: home,
    TMPDIR: home,
    NO_COLOR: '1',
  };
}

function inputVariables(inputs: JobInputs): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ path: 'repository', token: TOKEN, ...inputs }).map(([name, value]) => [
      `INPUT_${name.toUpperCase().replaceAll('-', '_')}`,
      value,
    ]),
  );
}

function startJob(
  { github, repository }: Pick<Jobs, 'github' | 'repository'>,
  run: WorkflowRun,
  uploads: Uploads,
  inputs: JobInputs,
): StartedJob {
  const { store, outputs: combined } = uploads;
  const home = realpathSync(mkdtempSync(join(store, '..', 'machine-')));
  const checkout = join(home, 'repository');
  execFileSync('git', ['clone', '--quiet', repository.dir, checkout], { env: bareEnvironment });
  writeFiles(home, { output: '', summary: '' });
  mkdirSync(store, { recursive: true });
  const folder = join(home, 'temp', 'tributary');
  download(store, inputs, folder);
  const child = spawn(process.execPath, [MAIN], {
    cwd: home,
    env: {
      ...bareEnvironment,
      ...variables(github, run, home),
      ...inputVariables({
        'work-ids': JSON.stringify(combined.work),
        'test-ids': JSON.stringify(combined.test),
        ...inputs,
      }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const end = new Promise<JobEnded>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const outputs = readOutputs(join(home, 'output'));
      const name = outputs['artifact'];
      if (name && upload(store, name, join(folder, 'out'))) keep(uploads, name, inputs);
      const summary = readFileSync(join(home, 'summary'), 'utf8');
      resolve({ code, log: Buffer.concat(chunks).toString('utf8'), summary, outputs });
    });
  });
  return { child, home, end };
}

function matrixOf(matrix = '{"include":[]}'): string[] {
  return (JSON.parse(matrix) as { include: object[] }).include.map((entry) =>
    JSON.stringify(entry),
  );
}

async function fromQueue(
  run: WorkflowRun,
  id: { 'plan-id': string },
  inputs: Record<string, string> = {},
): Promise<JobEnded> {
  const queue = await run.job({ ...inputs, stage: 'queue', ...id });
  const ids = { ...id, 'queue-id': queue.code === 0 ? (queue.outputs['artifact'] ?? '') : '' };
  const tests = ids['queue-id'] === '' ? [] : matrixOf(queue.outputs['tests']);
  await Promise.all(tests.map((matrix) => run.job({ stage: 'test', ...ids, matrix })));
  return run.job({ ...inputs, stage: 'land', ...ids, 'goes-on': String(queue.code === 0) });
}

/** The jobs as the workflow orders them. */
async function allJobs(run: WorkflowRun, asked: Record<string, string>): Promise<JobEnded> {
  const plan = await run.job({ stage: 'plan', ...asked });
  if (plan.outputs['go'] !== 'true') return plan;
  const id = { 'plan-id': plan.outputs['artifact'] ?? '' };
  const works = matrixOf(plan.outputs['work']);
  await Promise.all(works.map((matrix) => run.job({ stage: 'work', ...id, matrix })));
  const { tasks: _, continue: __, ...others } = asked;
  return fromQueue(run, id, others);
}

export async function jobs(
  files: Record<string, string>,
  { app = false, ...options }: Partial<GitHubOptions> & { app?: boolean } = {},
): Promise<Jobs> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-jobs-'));
  sourceRepository(join(home, 'source'), { [WORKFLOW]: DISPATCH, ...files });
  const all = ['contents', 'pull-requests', 'checks', 'statuses', 'issues', 'actions'];
  const permissions = Object.fromEntries(all.map((name) => [name, 'write' as const]));
  const github = await startGitHub({
    tokens: {
      [TOKEN]: { login: app ? 'an-app[bot]' : 'github-actions[bot]', app: true, permissions },
      [OWN_TOKEN]: { login: 'github-actions[bot]', app: true, permissions },
    },
    ...options,
  });
  const repository = await github.addRepository('acme/demo', join(home, 'source'));
  let id = 100;
  return {
    github,
    repository,
    begin: () => {
      id += 1;
      const store = join(home, String(id), 'artifacts');
      mkdirSync(store, { recursive: true });
      const shown = addRun({ repository }, id);
      const uploads: Uploads = { store, outputs: { work: {}, test: {} }, run: shown };
      const run: WorkflowRun = {
        id,
        attempt: 1,
        artifacts: () =>
          readdirSync(store, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => relative(store, join(entry.parentPath, entry.name)))
            .toSorted(),
        start: (inputs) => startJob({ github, repository }, run, uploads, inputs),
        job: (inputs) => run.start(inputs).end,
        fromQueue: (plan) => fromQueue(run, plan),
        all: (asked) => allJobs(run, asked),
      };
      return run;
    },
    git: (...args) =>
      execFileSync('git', args, {
        cwd: repository.dir,
        env: bareEnvironment,
        encoding: 'utf8',
      }).trim(),
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
