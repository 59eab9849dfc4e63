import {
  type Call,
  created,
  invalid,
  limit,
  notFound,
  ok,
  operation,
  paged,
  Refusal,
} from '../answers.js';
import { fill } from '../fill.js';
import { log } from '../git.js';
import type { Annotation, CheckRun, Status } from '../model.js';
import * as represent from '../represent.js';
import type { Repository } from '../repository.js';

interface Output {
  title?: string;
  summary: string;
  text?: string;
  annotations?: Annotation[];
}

interface CheckRunBody {
  name?: string;
  head_sha?: string;
  details_url?: string;
  external_id?: string;
  status?: string;
  started_at?: string;
  conclusion?: string;
  completed_at?: string;
  output?: Output;
}

/** Only Apps have checks; a person's token may read them. */
function mustBeApp({ token }: Call<CheckRunBody>) {
  if (token.app === false) throw new Refusal(403, 'You must authenticate via a GitHub App.');
}

function checkOutput(output: Output | undefined) {
  if (!output) return;
  limit('CheckRun', 'title', output.title, 255);
  limit('CheckRun', 'summary', output.summary, 65_535);
  limit('CheckRun', 'text', output.text, 65_535);
  if ((output.annotations?.length ?? 0) > 50)
    throw new Refusal(
      422,
      'Invalid request.\n\nNo more than 50 items are allowed; more were supplied.',
    );
  for (const { message, title, start_line: start, end_line: end } of output.annotations ?? []) {
    limit('CheckRun', 'annotation.title', title, 255);
    if (Buffer.byteLength(message) > 64 * 1024)
      throw invalid('CheckRun', 'annotation.message', 'message is too long');
    // Its description has no bounds for integers; GitHub keeps them in 32 bits.
    if (Math.max(start, end) > 2 ** 31 - 1)
      throw invalid('CheckRun', 'annotation.start_line', 'start_line is out of range');
    if (start < 1 || end < start)
      throw invalid('CheckRun', 'annotation.end_line', 'end_line must be after start_line');
  }
}

function apply(run: CheckRun, body: CheckRunBody, at: string): void {
  checkOutput(body.output);
  if (body.status === 'completed' && body.conclusion === undefined)
    throw new Refusal(422, 'Invalid request.\n\nA completed check run needs a conclusion.');
  const conclusion = body.conclusion ?? (body.status === undefined ? run.conclusion : null);
  run.name = body.name ?? run.name;
  run.externalId = body.external_id ?? run.externalId;
  run.detailsUrl = body.details_url ?? run.detailsUrl;
  run.startedAt = body.started_at ?? run.startedAt;
  run.conclusion = conclusion;
  // To give a conclusion completes it.
  run.status = conclusion === null ? (body.status ?? run.status) : 'completed';
  run.completedAt = conclusion === null ? null : (body.completed_at ?? run.completedAt ?? at);
  const { annotations = [], ...output } = body.output ?? { summary: undefined };
  if (body.output) run.output = { ...run.output, ...output } as CheckRun['output'];
  // They are appended, up to 50 a request.
  run.annotations.push(...annotations);
}

async function shaOf({ repository }: Pick<Call, 'repository'>, sha: string): Promise<string> {
  const found = /^[0-9a-f]{40}$/.test(sha) ? await repository.commit(sha) : undefined;
  if (found === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  return found;
}

interface Suite {
  id: number;
  status: string;
  conclusion: string | null;
  /** How many check runs are in it. */
  runs: number;
}

/** One for each workflow run, and one for check runs that came without; all are of one App. */
function suitesOf(repository: Repository, sha: string): Suite[] {
  const own = repository.checkRuns.filter((run) => run.sha === sha);
  const inSuite = (id: number) => own.filter(({ suite }) => suite === id);
  const ofWorkflows = repository.runs.flatMap(({ suite, status, conclusion, ...run }): Suite[] =>
    suite === undefined || run.sha !== sha
      ? []
      : [{ id: suite, status, conclusion, runs: inSuite(suite).length }],
  );
  const rest = new Set(own.map(({ suite }) => suite));
  for (const { id } of ofWorkflows) rest.delete(id);
  const ofCheckRuns = [...rest].map((id): Suite => {
    const done = inSuite(id).every(({ status }) => status === 'completed');
    const status = done ? 'completed' : 'in_progress';
    return { id, status, conclusion: null, runs: inSuite(id).length };
  });
  return [...ofWorkflows, ...ofCheckRuns];
}

async function create(call: Call<CheckRunBody>) {
  mustBeApp(call);
  const { repository, body, at, token } = call;
  const sha = await shaOf(call, body.head_sha ?? '');
  const { nextId } = repository.world;
  const suite = suitesOf(repository, sha)[0]?.id ?? nextId();
  const run: CheckRun = {
    id: nextId(),
    name: '',
    sha,
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: at,
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    suite,
    user: token.login,
  };
  apply(run, body, at);
  repository.checkRuns.push(run);
  return created(represent.checkRun(repository, run));
}

function runOf({ repository, path }: Call<CheckRunBody>): CheckRun {
  const found = repository.checkRuns.find(({ id }) => id === Number(path['check_run_id']));
  if (!found) throw notFound();
  return found;
}

function update(call: Call<CheckRunBody>) {
  mustBeApp(call);
  const run = runOf(call);
  // A refused update changes nothing.
  const changed = { ...run, annotations: [...run.annotations] };
  apply(changed, call.body, call.at);
  Object.assign(run, changed);
  return ok(represent.checkRun(call.repository, run));
}

async function refOf({ repository, path }: Call): Promise<string> {
  const found = await repository.commit(path['ref'] ?? '');
  if (found === undefined) throw new Refusal(422, `No commit found for SHA: ${path['ref']}`);
  return found;
}

async function list(call: Call) {
  const { repository, query } = call;
  const sha = await refOf(call);
  const all = repository.checkRuns.filter((run) => run.sha === sha).toReversed();
  const first = new Map(all.toReversed().map((run) => [run.name, run]));
  const found = all
    .filter((run) => query['filter'] === 'all' || first.get(run.name) === run)
    .filter((run) => query['check_name'] === undefined || run.name === query['check_name'])
    .filter((run) => query['status'] === undefined || run.status === query['status'])
    .filter(
      () => query['app_id'] === undefined || Number(query['app_id']) === represent.actionsApp,
    );
  const represented = (run: CheckRun) => represent.checkRun(repository, run);
  return paged(call, found, represented, (page) => ({
    total_count: found.length,
    check_runs: page,
  }));
}

async function suites(call: Call) {
  const { repository } = call;
  const sha = await refOf(call);
  const all = suitesOf(repository, sha);
  const [head] = await log(repository.dir, '-1', sha);
  const represented = ({ id, status, conclusion, runs }: Suite) => {
    const url = `${repository.api}/check-suites/${id}`;
    const author = { name: head?.author.name, email: head?.author.email };
    const { tree, message, committer } = head ?? {};
    const known = {
      id,
      head_sha: sha,
      status,
      conclusion,
      app: represent.app(repository.world),
      repository: represent.repository(repository, 'minimal-repository'),
      head_commit: {
        id: sha,
        tree_id: tree,
        message,
        timestamp: committer?.date,
        author,
        committer: author,
      },
      latest_check_runs_count: runs,
    };
    return fill('check-suite', known, url);
  };
  return paged(call, all, represented, (page) => ({
    total_count: all.length,
    check_suites: page,
  }));
}

interface StatusBody {
  state: Status['state'];
  target_url?: string | null;
  description?: string | null;
  context?: string;
}

async function createStatus(call: Call<StatusBody>) {
  const { repository, body, at, token, path } = call;
  const sha = await shaOf(call, path['sha'] ?? '');
  limit('Status', 'description', body.description, 140);
  limit('Status', 'context', body.context, 255);
  const context = body.context ?? 'default';
  const before = repository.statuses.filter((one) => one.sha === sha && one.context === context);
  if (before.length >= 1000)
    throw invalid(
      'Status',
      'context',
      'This SHA and context has reached the maximum number of statuses.',
    );
  const status: Status = {
    id: repository.world.nextId(),
    sha,
    context,
    state: body.state,
    description: body.description ?? null,
    targetUrl: body.target_url ?? null,
    user: token.login,
    createdAt: at,
  };
  repository.statuses.push(status);
  return created(represent.status(repository, status));
}

async function combined(call: Call) {
  const { repository } = call;
  const sha = await refOf(call);
  const latest = new Map<string, Status>();
  for (const status of repository.statuses)
    if (status.sha === sha) latest.set(status.context, status);
  const all = [...latest.values()];
  const states = all.map(({ state }) => state);
  const bad = states.includes('failure') || states.includes('error');
  const good = states.length > 0 && states.every((state) => state === 'success');
  const state = bad ? 'failure' : good ? 'success' : 'pending';
  // The envelope counts all, its list is a page.
  const page = paged(call, all, (one) => one);
  const body = represent.combinedStatus(repository, sha, page.body as Status[], state);
  return { ...page, body: { ...body, total_count: all.length } };
}

export const checks = {
  'checks/create': operation(['checks:write'], create),
  'checks/update': operation(['checks:write'], update),
  'checks/get': operation<CheckRunBody>(['checks:read'], (call) =>
    ok(represent.checkRun(call.repository, runOf(call))),
  ),
  'checks/list-for-ref': operation(['checks:read'], list),
  'checks/list-suites-for-ref': operation(['checks:read'], suites),
  'repos/create-commit-status': operation(['statuses:write'], createStatus),
  'repos/get-combined-status-for-ref': operation(['statuses:read'], combined),
};
