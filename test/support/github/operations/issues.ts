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
import type { Comment, Issue, Label } from '../model.js';
import * as represent from '../represent.js';
import type { Repository } from '../repository.js';

/** A pull request is an issue too. */
function all({ issues, pulls }: Repository): Issue[] {
  return [...issues, ...pulls].toSorted((a, b) => a.number - b.number);
}

function issueOf({ repository, path }: Pick<Call, 'repository' | 'path'>): Issue {
  const found = all(repository).find(({ number }) => number === Number(path['issue_number']));
  if (!found) throw notFound();
  return found;
}

function names(labels: readonly (string | { name?: string })[]): string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

function sameName(a: string, b: string) {
  return a.toLowerCase() === b.toLowerCase();
}

/** The label's name as the repository has it; a new one is made, as GitHub does. */
function known(repository: Repository, name: string): string {
  const found = repository.labels.find((label) => sameName(label.name, name));
  if (found) return found.name;
  const label = { id: repository.world.nextId(), name, color: 'ededed', description: null };
  checkLabel(label);
  repository.labels.push(label);
  return name;
}

function checkLabel({ name, description, color }: Pick<Label, 'name' | 'description' | 'color'>) {
  if (name.trim() === '') throw invalid('Label', 'name', "name can't be blank");
  limit('Label', 'name', name, 50);
  limit('Label', 'description', description, 100);
  if (!/^[0-9a-fA-F]{6}$/.test(color)) throw invalid('Label', 'color');
}

interface IssueBody {
  title?: string | number | null;
  body?: string | null;
  state?: 'open' | 'closed';
  state_reason?: string | null;
  labels?: (string | { name?: string })[];
  assignees?: string[];
}

function create(call: Call<IssueBody>) {
  const { repository, body, at, token } = call;
  const title = String(body.title ?? '').trim();
  if (title === '') throw invalid('Issue', 'title', "title can't be blank");
  limit('Issue', 'title', title, 256);
  limit('Issue', 'body', body.body, 65_536);
  const issue: Issue = {
    id: repository.world.nextId(),
    number: repository.nextNumber(),
    title,
    body: body.body ?? '',
    state: 'open',
    stateReason: null,
    labels: names(body.labels ?? []).map((name) => known(repository, name)),
    assignees: body.assignees ?? [],
    user: token.login,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  repository.issues.push(issue);
  return created(represent.issue(repository, issue));
}

function update(call: Call<IssueBody | undefined>) {
  const { repository, at } = call;
  const issue = issueOf(call);
  const body = call.body ?? {};
  limit('Issue', 'title', body.title === undefined ? undefined : String(body.title), 256);
  limit('Issue', 'body', body.body, 65_536);
  if (body.title !== undefined && body.title !== null) issue.title = String(body.title);
  if (body.body !== undefined) issue.body = body.body ?? '';
  if (body.labels) issue.labels = names(body.labels).map((name) => known(repository, name));
  if (body.assignees) issue.assignees = body.assignees;
  if (body.state === 'closed' && issue.state === 'open') {
    repository.close(issue);
    issue.stateReason = body.state_reason ?? 'completed';
  }
  if (body.state === 'open' && issue.state === 'closed')
    Object.assign(issue, { state: 'open', closedAt: null, stateReason: 'reopened' });
  issue.updatedAt = at;
  return ok(represent.issue(repository, issue));
}

function listed({ repository, query }: Call): Issue[] {
  const { state = 'open', labels, creator, since, direction, sort = 'created' } = query;
  const wanted = labels?.split(',') ?? [];
  const has = (issue: Issue, name: string) => issue.labels.some((label) => sameName(label, name));
  const found = all(repository)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => wanted.every((name) => has(issue, name)))
    .filter((issue) => creator === undefined || issue.user === creator)
    .filter((issue) => since === undefined || issue.updatedAt >= since);
  const key = ({ createdAt, updatedAt, number }: Issue) =>
    `${sort === 'updated' ? updatedAt : createdAt} ${String(number).padStart(9, '0')}`;
  const sorted = found.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

function createComment(call: Call<{ body: string }>) {
  const { repository, body, at, token } = call;
  const { number: issue } = issueOf(call);
  if (body.body.trim() === '') throw invalid('IssueComment', 'body', "body can't be blank");
  limit('IssueComment', 'body', body.body, 65_536);
  const id = repository.world.nextId();
  const comment: Comment = {
    id,
    issue,
    body: body.body,
    user: token.login,
    createdAt: at,
    updatedAt: at,
  };
  repository.comments.push(comment);
  return created(represent.comment(repository, comment));
}

function updateComment({ repository, body, at, path }: Call<{ body: string }>) {
  const comment = repository.comments.find(({ id }) => id === Number(path['comment_id']));
  if (!comment) throw notFound();
  limit('IssueComment', 'body', body.body, 65_536);
  Object.assign(comment, { body: body.body, updatedAt: at });
  return ok(represent.comment(repository, comment));
}

function listComments(call: Call) {
  const { repository, query } = call;
  const { number } = issueOf(call);
  const found = repository.comments
    .filter(({ issue }) => issue === number)
    .filter(({ updatedAt }) => query['since'] === undefined || updatedAt >= query['since']);
  return paged(call, found, (comment) => represent.comment(repository, comment));
}

function labelsOf(repository: Repository, issue: Issue) {
  return ok(issue.labels.map((name) => represent.label(repository, name)));
}

function addLabels(call: Call<{ labels?: (string | { name?: string })[] } | undefined>) {
  const { repository } = call;
  const issue = issueOf(call);
  const added = names(call.body?.labels ?? []).map((name) => known(repository, name));
  issue.labels = [...new Set([...issue.labels, ...added])];
  return labelsOf(repository, issue);
}

function removeLabel(call: Call) {
  const { repository, path } = call;
  const issue = issueOf(call);
  const name = path['name'] ?? '';
  if (!issue.labels.some((label) => sameName(label, name)))
    throw new Refusal(404, 'Label does not exist');
  issue.labels = issue.labels.filter((label) => !sameName(label, name));
  return labelsOf(repository, issue);
}

function createLabel(call: Call<{ name: string; color?: string; description?: string }>) {
  const { repository, body } = call;
  const { name, color = 'ededed', description = null } = body;
  checkLabel({ name, color, description });
  if (repository.labels.some((label) => sameName(label.name, name)))
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }],
    });
  const label: Label = { id: repository.world.nextId(), name, color, description };
  repository.labels.push(label);
  return created(represent.labelOf(repository, label));
}

const write = ['issues:write', 'pull-requests:write'] as const;
const read = ['issues:read', 'pull-requests:read'] as const;

export const issues = {
  'issues/create': operation(['issues:write'], create),
  'issues/get': operation(read, (call) => ok(represent.issue(call.repository, issueOf(call)))),
  'issues/update': operation(write, update),
  'issues/list-for-repo': operation(read, (call) =>
    paged(call, listed(call), (issue) => represent.issue(call.repository, issue)),
  ),
  'issues/create-comment': operation(write, createComment),
  'issues/update-comment': operation(write, updateComment),
  'issues/list-comments': operation(read, listComments),
  'issues/add-labels': operation(write, addLabels),
  'issues/remove-label': operation(write, removeLabel),
  'issues/create-label': operation(write, createLabel),
  'issues/list-labels-for-repo': operation(read, (call) =>
    paged(call, call.repository.labels, (label) => represent.labelOf(call.repository, label)),
  ),
};
