/** A repository on the stand-in that uses Tributary, and its workflow, started as often as rounds ask for. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PUBLISHED, PUBLISHED_REF } from '../../../src/core/published.js';
import { ORCHESTRATE_FILE as WORKFLOW, workflowText } from '../../../src/init/workflow-text.js';
import { type GitHub, type Repository, startGitHub } from '../github/github.js';
import type { Artifact, WorkflowRun } from '../github/model.js';
import { zipOf } from '../zip.js';
import { bareEnvironment, sourceRepository } from '../source-repository.js';
import { type ActEnded, runAct } from './act.js';
import { forAct } from './workflow.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const NAME = 'acme/demo';
/** The one that `tributary init --github` writes. */
export const CALLING = '.github/workflows/tributary.yml';
const MOST_ROUNDS = 6;

/** What `GITHUB_TOKEN` may do in the jobs of the workflow, all together: act has one token for all. */
const TOKEN = 'ghs_standin.token-of-the-workflow-0123456789abcdef';

/** It calls the workflow beside it, not the published one. */
function callingLocally(): string {
  const orchestrate = readFileSync(join(root, WORKFLOW), 'utf8');
  return workflowText('calling', orchestrate).replace(
    `${PUBLISHED}/${WORKFLOW}@${PUBLISHED_REF}`,
    `./${WORKFLOW}`,
  );
}

export interface Orchestrated extends AsyncDisposable {
  github: GitHub;
  repository: Repository;
  /** Starts the workflow, and each round that it dispatches. */
  start(inputs: Record<string, string>, workflow?: string): Promise<ActEnded[]>;
  /** "Re-run all jobs" of the last run: the same id, the next attempt, no artifacts yet. */
  runAgain(inputs: Record<string, string>): Promise<ActEnded>;
  git(...args: string[]): string;
}

/** The files of the repository, with the actions themselves beside them: they are used by path. */
function makeRepository(
  folder: string,
  files: Record<string, string>,
  change: (workflow: string) => string,
): void {
  const workflow = forAct(change(readFileSync(join(root, WORKFLOW), 'utf8')));
  sourceRepository(folder, { ...files, [CALLING]: callingLocally(), [WORKFLOW]: workflow }, () => {
    for (const path of ['action.yml', '.github/actions/prepare', 'dist'])
      cpSync(join(root, path), join(folder, path), { recursive: true });
  });
}

/** What the action that stands in for upload-artifact put there. */
function artifactsIn(folder: string): Artifact[] {
  const names = existsSync(join(folder, 'names')) ? readdirSync(join(folder, 'names')) : [];
  return names.map((name) => {
    const id = readFileSync(join(folder, 'names', name), 'utf8');
    const files = join(folder, 'files', id);
    return { id: Number(id), name, bytes: 1000, zip: () => zipOf(files) };
  });
}

/** The workflow's own run, as GitHub has it while its last job goes on. */
function runOf(id: number, actor: string, artifacts: string): WorkflowRun {
  const job = (name: string, startedAt: string, completedAt: string) =>
    ({ name, conclusion: 'success', startedAt, completedAt }) as const;
  const createdAt = '2026-01-01T00:00:00Z';
  return {
    id,
    number: id,
    workflow: WORKFLOW,
    event: 'workflow_dispatch',
    branch: 'main',
    sha: '0'.repeat(40),
    status: 'in_progress',
    conclusion: null,
    actor,
    createdAt,
    get artifacts() {
      return artifactsIn(join(artifacts, String(id)));
    },
    jobs: [
      job('Plan', createdAt, '2026-01-01T00:00:20Z'),
      job('Queue', createdAt, '2026-01-01T00:01:01Z'),
      { ...job('Scan', createdAt, createdAt), conclusion: 'skipped' },
    ],
  };
}

const PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  checks: 'write',
  statuses: 'write',
  issues: 'write',
  actions: 'write',
  metadata: 'read',
} as const;

/** An App that the repository has installed, as its variable and its secret name it. */
const APP = {
  slug: 'tributary-app',
  token: 'ghs_standin.token-of-the-app-0123456789abcdef',
  variables: { TRIBUTARY_APP_CLIENT_ID: 'tributary-app' },
  secrets: { TRIBUTARY_APP_PRIVATE_KEY: 'key of tributary-app' },
};

export interface OrchestratedOptions {
  /** With the App's token. */
  app?: boolean;
  /** More secrets of the repository. */
  secrets?: Record<string, string>;
  /** Where the artifacts are; default: a folder that no job knows. */
  artifacts?: string;
  /** What a user writes otherwise in a workflow of their own. */
  change?(workflow: string): string;
}

export async function orchestrated(
  files: Record<string, string>,
  {
    app = false,
    change = (workflow) => workflow,
    secrets = {},
    ...given
  }: OrchestratedOptions = {},
): Promise<Orchestrated> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-e2e-'));
  const source = join(home, 'source');
  makeRepository(source, files, change);
  const github = await startGitHub({
    tokens: {
      [TOKEN]: {
        login: 'github-actions[bot]',
        app: true,
        permissions: PERMISSIONS,
      },
      [APP.token]: { login: `${APP.slug}[bot]`, app: true, permissions: PERMISSIONS },
    },
  });
  const repository = await github.addRepository(NAME, source);
  let runId = 100;
  let attempt = 1;
  const artifacts = given.artifacts ?? join(home, 'artifacts');
  const once = async (inputs: Record<string, string>, workflow = WORKFLOW): Promise<ActEnded> => {
    if (attempt === 1)
      repository.runs.push(
        runOf(runId, inputs['continue'] ? 'github-actions[bot]' : 'octo-person', artifacts),
      );
    const checkout = join(home, `checkout-${runId}-${attempt}`);
    // The current main: a round begins from what the previous one landed.
    execFileSync('git', ['clone', '--quiet', repository.dir, checkout], { env: bareEnvironment });
    return runAct({
      checkout,
      workflow,
      inputs,
      secrets: { GITHUB_TOKEN: TOKEN, ...secrets, ...(app && APP.secrets) },
      variables: app ? APP.variables : {},
      environment: { TRIBUTARY_APP: JSON.stringify({ slug: APP.slug, token: APP.token }) },
      runId: String(runId),
      attempt,
      repository: NAME,
      serverUrl: github.url,
      apiUrl: github.api,
      artifacts,
    });
  };
  return {
    github,
    repository,
    start: async (inputs, workflow = WORKFLOW) => {
      const ended: ActEnded[] = [];
      for (let next: Record<string, string> | undefined = inputs; next; ) {
        if (ended.length >= MOST_ROUNDS) throw new Error('the rounds do not end');
        const known = repository.dispatches.length;
        runId += 1;
        attempt = 1;
        ended.push(await once(next, workflow));
        const dispatched = repository.dispatches
          .slice(known)
          .find((each) => each.is === 'workflow' && each.workflow === workflow);
        next = dispatched?.is === 'workflow' ? dispatched.inputs : undefined;
      }
      return ended;
    },
    runAgain: (inputs) => {
      attempt += 1;
      rmSync(join(artifacts, String(runId)), { recursive: true });
      return once(inputs);
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
