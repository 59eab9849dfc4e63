/**
 * Runs a real workflow file with act, on this machine and without containers: real jobs, real
 * processes, the real composite action. Only GitHub itself and GitHub's four actions are replaced.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** As the workflow and the action pin them. */
const ACTIONS = {
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1': 'checkout',
  'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a': 'upload-artifact',
  'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c': 'download-artifact',
  'actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3':
    'create-github-app-token',
};

export interface ActOptions {
  /** A checkout of the repository; its HEAD is what the workflow runs at. */
  checkout: string;
  workflow: string;
  inputs: Record<string, string>;
  secrets: Record<string, string>;
  /** Of the repository. */
  variables: Record<string, string>;
  /** More of the environment of all jobs, for the actions that stand in. */
  environment: Record<string, string>;
  runId: string;
  /** More than 1: the run is run again. */
  attempt: number;
  /** `owner/name`. */
  repository: string;
  serverUrl: string;
  apiUrl: string;
  /** Shared by the runs of one test. */
  artifacts: string;
}

export interface ActEnded {
  code: number;
  log: string;
  /** The summary of each step, by job. */
  summaries: { job: string; text: string }[];
  /** The result of each job that ran, by its name. */
  jobs: Map<string, 'success' | 'failure'>;
}

const Line = z.object({
  job: z.string().default(''),
  jobID: z.string().default(''),
  msg: z.string().default(''),
  command: z.string().optional(),
  content: z.string().optional(),
  stepID: z.array(z.string()).optional(),
  jobResult: z.enum(['success', 'failure']).optional(),
});

function readLine(line: string): z.infer<typeof Line> | undefined {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const here = dirname(fileURLToPath(import.meta.url));

function argumentsFor(options: ActOptions, home: string): string[] {
  return [
    'workflow_dispatch',
    '--json',
    '-W',
    options.workflow,
    '--no-recurse',
    '-P',
    'ubuntu-latest=-self-hosted',
    ...Object.entries(ACTIONS).flatMap(([uses, folder]) => [
      '--local-repository',
      `${uses}=${join(here, folder)}`,
    ]),
    '--no-skip-checkout',
    '--action-offline-mode',
    '--pull=false',
    '--rm',
    '--no-cache-server',
    '--container-daemon-socket',
    '-',
    '--action-cache-path',
    join(home, 'cache'),
    ...Object.entries({
      GITHUB_SERVER_URL: options.serverUrl,
      GITHUB_API_URL: options.apiUrl,
      GITHUB_REPOSITORY: options.repository,
      GITHUB_RUN_ID: options.runId,
      GITHUB_RUN_ATTEMPT: String(options.attempt),
      GITHUB_WORKFLOW_REF: `${options.repository}/${options.workflow}@refs/heads/main`,
      TRIBUTARY_ARTIFACTS: options.artifacts,
      NO_COLOR: '1',
      ...options.environment,
    }).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...Object.entries(options.variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...Object.entries(options.secrets).flatMap(([name, value]) => ['-s', `${name}=${value}`]),
    '--actor',
    // What a workflow's own token dispatches was started by nobody.
    options.inputs['continue'] ? 'github-actions[bot]' : 'octo-person',
    '--defaultbranch',
    'main',
    '-e',
    join(home, 'event.json'),
  ];
}

function read(log: string): Pick<ActEnded, 'summaries' | 'jobs'> {
  const lines = log.split('\n').flatMap((line) => readLine(line) ?? []);
  return {
    // A composite action's summary is reported for its inner step, and sometimes for itself again.
    summaries: lines
      .filter(({ command, stepID }) => command === 'summary' && stepID?.at(-1) === 'stage')
      .map(({ job, content = '' }) => ({ job: job.trim(), text: content })),
    jobs: new Map(
      lines.flatMap(({ job, jobResult }) => (jobResult ? [[job.trim(), jobResult] as const] : [])),
    ),
  };
}

/** One run of the workflow, from its inputs to its end. */
export async function runAct(options: ActOptions): Promise<ActEnded> {
  const home = await mkdtemp(join(tmpdir(), 'tributary-act-'));
  try {
    await mkdir(join(home, 'home'));
    await writeFile(join(home, 'event.json'), JSON.stringify({ inputs: options.inputs }));
    const child = spawn('act', argumentsFor(options, home), {
      cwd: options.checkout,
      env: {
        PATH: process.env['PATH'],
        HOME: join(home, 'home'),
        XDG_CACHE_HOME: join(home, 'cache'),
        TMPDIR: home,
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (ended) => resolve(ended ?? -1));
    });
    const log = Buffer.concat(chunks).toString('utf8');
    return { code, log, ...read(log) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
