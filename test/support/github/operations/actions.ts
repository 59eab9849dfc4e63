import { parse } from 'yaml';
import { type Call, notFound, nothing, ok, operation, paged, Refusal } from '../answers.js';
import { git, log, runGit } from '../git.js';
import { fill } from '../fill.js';
import type { Artifact, WorkflowJob, WorkflowRun } from '../model.js';
import * as represent from '../represent.js';
import type { Repository } from '../repository.js';

interface Input {
  required?: boolean;
  type?: string;
  default?: unknown;
  options?: string[];
}

/** The path of the workflow with this name or ID, on the default branch. */
async function workflowPath(repository: Repository, id: string): Promise<string> {
  const at = `refs/heads/${repository.defaultBranch}`;
  const args = ['ls-tree', '--name-only', at, '--', '.github/workflows/'];
  const files = (await git(repository.dir, args)).split('\n').filter(Boolean);
  const found = files.find(
    (file) => file.endsWith(`/${id}`) || String(represent.idOf(file)) === id,
  );
  if (found === undefined) throw notFound();
  return found;
}

/** The inputs that the workflow declares on that commit. */
async function declaredInputs(
  repository: Repository,
  at: string,
  path: string,
): Promise<Record<string, Input>> {
  const missing = new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
  const shown = await runGit(repository.dir, ['cat-file', 'blob', `${at}:${path}`]);
  if (shown.code !== 0) throw missing;
  const on = (parse(shown.stdout) as { on?: unknown } | null)?.on;
  if (on === 'workflow_dispatch' || (Array.isArray(on) && on.includes('workflow_dispatch')))
    return {};
  if (typeof on !== 'object' || on === null || !('workflow_dispatch' in on)) throw missing;
  const { inputs } = (on.workflow_dispatch ?? {}) as {
    inputs?: Record<string, Input | null> | null;
  };
  return Object.fromEntries(
    Object.entries(inputs ?? {}).map(([name, input]) => [name, input ?? {}]),
  );
}

/** The inputs as the run gets them: strings, with the defaults. */
function checkInputs(
  declared: Record<string, Input>,
  given: Record<string, unknown>,
): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0)
    throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  if (Object.keys(given).length > 25 || JSON.stringify(given).length > 65_535)
    throw new Refusal(422, 'inputs are too large.');
  const values: Record<string, string> = {};
  for (const [name, { required, type, default: standard, options }] of Object.entries(declared)) {
    const value = given[name] ?? standard;
    if (value === undefined && required === true)
      throw new Refusal(422, `Required input '${name}' not provided`);
    if (typeof value === 'object')
      throw new Refusal(422, `Provided value for input '${name}' must be a string`);
    const text =
      typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
    if (type === 'choice' && name in given && !options?.map(String).includes(text))
      throw new Refusal(
        422,
        `Provided value '${text}' for input '${name}' not in the list of allowed values`,
      );
    if (type === 'boolean' && name in given && !['true', 'false'].includes(text))
      throw new Refusal(422, `Provided value '${text}' for input '${name}' is not a boolean`);
    values[name] = text;
  }
  return values;
}

interface DispatchBody {
  ref: string;
  inputs?: Record<string, unknown>;
  return_run_details?: boolean;
}

async function dispatch(call: Call<DispatchBody>) {
  const { repository, body, at, token, path } = call;
  const workflow = await workflowPath(repository, path['workflow_id'] ?? '');
  const branch = body.ref.replace(/^refs\/(heads|tags)\//, '');
  const sha = /^[0-9a-f]{40}$/.test(branch) ? undefined : await repository.commit(branch);
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${body.ref}`);
  const declared = await declaredInputs(repository, sha, workflow);
  const inputs = checkInputs(declared, body.inputs ?? {});
  const run: WorkflowRun = {
    id: repository.world.nextId(),
    number: repository.runs.filter((one) => one.workflow === workflow).length + 1,
    workflow,
    event: 'workflow_dispatch',
    branch,
    sha,
    status: 'queued',
    conclusion: null,
    actor: token.login,
    createdAt: at,
    artifacts: [],
  };
  repository.runs.push(run);
  repository.dispatches.push({ is: 'workflow', workflow, ref: body.ref, inputs, run: run.id });
  if (body.return_run_details !== true) return nothing;
  return ok({
    workflow_run_id: run.id,
    run_url: `${repository.api}/actions/runs/${run.id}`,
    html_url: `${repository.world.url}/${repository.name}/actions/runs/${run.id}`,
  });
}

function repositoryDispatch(call: Call<{ event_type: string; client_payload?: object }>) {
  const { repository, body } = call;
  if (Object.keys(body.client_payload ?? {}).length > 10)
    throw new Refusal(422, 'Invalid request.\n\nNo more than 10 properties are allowed.');
  repository.dispatches.push({
    is: 'repository',
    event: body.event_type,
    payload: body.client_payload ?? {},
  });
  return nothing;
}

function runOf({ repository, path }: Call): WorkflowRun {
  const found = repository.runs.find(({ id }) => id === Number(path['run_id']));
  if (!found) throw notFound();
  return found;
}

async function shown(repository: Repository, run: WorkflowRun) {
  const [head] = await log(repository.dir, '-1', run.sha);
  if (!head) throw notFound();
  return represent.workflowRun(repository, run, head);
}

async function listRuns(call: Call) {
  const { repository, path, query } = call;
  const workflow = await workflowPath(repository, path['workflow_id'] ?? '');
  const found = repository.runs
    .filter((run) => run.workflow === workflow)
    .filter((run) => query['event'] === undefined || run.event === query['event'])
    .filter((run) => query['branch'] === undefined || run.branch === query['branch'])
    .filter((run) => query['head_sha'] === undefined || run.sha === query['head_sha'])
    .filter((run) => query['actor'] === undefined || run.actor === query['actor'])
    .filter((run) => [undefined, run.status, run.conclusion].includes(query['status']))
    .toReversed();
  const page = paged(call, found, (run) => run);
  const runs = await Promise.all((page.body as WorkflowRun[]).map((run) => shown(repository, run)));
  return { ...page, body: { total_count: found.length, workflow_runs: runs } };
}

function cancel(call: Call) {
  const run = runOf(call);
  if (run.status === 'completed')
    throw new Refusal(409, 'Cannot cancel a workflow run that is completed.');
  Object.assign(run, { status: 'completed', conclusion: 'cancelled' });
  return { status: 202, body: {} };
}

function artifacts(call: Call) {
  const { repository, query } = call;
  const run = runOf(call);
  const found = run.artifacts.filter(({ name }) => [undefined, name].includes(query['name']));
  return paged(
    call,
    found,
    (each) => shownArtifact(repository, run, each),
    (page) => ({ total_count: found.length, artifacts: page }),
  );
}

function shownArtifact({ api }: Repository, run: WorkflowRun, { id, name, bytes }: Artifact) {
  const url = `${api}/actions/artifacts/${id}`;
  const dates = { created_at: run.createdAt, expires_at: null, updated_at: run.createdAt };
  const archive = { url, archive_download_url: `${url}/zip`, expired: false };
  const of = { id: run.id, head_branch: run.branch, head_sha: run.sha };
  const shownAt = { ...archive, ...dates, workflow_run: of };
  return { id, node_id: `A_${id}`, name, size_in_bytes: bytes, ...shownAt };
}

function artifactOf({ repository, path }: Call): { run: WorkflowRun; artifact: Artifact } {
  for (const run of repository.runs) {
    const artifact = run.artifacts.find(({ id }) => id === Number(path['artifact_id']));
    if (artifact) return { run, artifact };
  }
  throw notFound();
}

/** The content is elsewhere, where no token is asked for. */
function downloadArtifact(call: Call) {
  const { artifact } = artifactOf(call);
  if (!artifact.zip) throw new Refusal(410, 'Artifact has expired');
  const { repository } = call;
  const location = `${repository.world.url}/_artifacts/${repository.name}/${artifact.id}`;
  return { status: 302, headers: { location } };
}

function jobs(call: Call) {
  const { repository } = call;
  const run = runOf(call);
  const found = run.jobs ?? [];
  const represented = ({ name, conclusion, startedAt, completedAt }: WorkflowJob) =>
    fill(
      'job',
      {
        id: represent.idOf(name),
        run_id: run.id,
        name,
        status: completedAt === null ? 'in_progress' : 'completed',
        conclusion,
        head_sha: run.sha,
        started_at: startedAt,
        completed_at: completedAt,
      },
      `${repository.api}/actions/jobs/${represent.idOf(name)}`,
    );
  return paged(call, found, represented, (page) => ({ total_count: found.length, jobs: page }));
}

export const actions = {
  'actions/create-workflow-dispatch': operation(['actions:write'], dispatch),
  'repos/create-dispatch-event': operation(['contents:write'], repositoryDispatch),
  'actions/get-workflow-run': operation(['actions:read'], async (call) =>
    ok(await shown(call.repository, runOf(call))),
  ),
  'actions/list-workflow-runs': operation(['actions:read'], listRuns),
  'actions/cancel-workflow-run': operation(['actions:write'], cancel),
  'actions/list-jobs-for-workflow-run': operation(['actions:read'], jobs),
  'actions/list-workflow-run-artifacts': operation(['actions:read'], artifacts),
  'actions/get-artifact': operation(['actions:read'], (call) => {
    const { run, artifact } = artifactOf(call);
    return ok(shownArtifact(call.repository, run, artifact));
  }),
  'actions/download-artifact': operation(['actions:read'], downloadArtifact),
};
