/** Maintains one comment for a run on an issue: the given one, or the tracking issue for runs. */
import type { RunId } from '../../core/model.js';
import { UserError } from '../../core/user-error.js';
import { markedRun, TRACKING_ISSUE } from '../../text/run-marker.js';
import type { Client } from './client.js';
import { failureOf, mayHaveSucceeded } from './errors.js';
import type { RepoName } from './repo.js';

type Rest = Client['rest'];

export interface RunComment {
  run: RunId;
  /** The comment's text, starting with the run's marker. */
  body: string;
  /** Number of an issue or pull request; default: the tracking issue. */
  issue?: number | undefined;
  /** Logins whose comments and tracking issues are ours. Others are ignored. */
  authors?: readonly string[] | undefined;
  title?: string | undefined;
}

interface IssueContext {
  client: Rest;
  /** Parameters of every request. */
  at: { owner: string; repo: string };
  authors: readonly string[];
}

const PAGE = 100;

interface Written {
  user?: { login: string } | null;
  body?: string | null;
}

/**
 * Creates or updates the run's comment.
 *
 * @returns the comment's URL
 * @throws UserError if the issue cannot be commented on
 */
export async function upsertRunComment(
  client: Rest,
  { owner, name }: RepoName,
  comment: RunComment,
): Promise<string> {
  const { authors = ['github-actions[bot]'] } = comment;
  const context: IssueContext = { client, at: { owner, repo: name }, authors };
  try {
    const issue =
      comment.issue ?? (await trackingIssue(context, comment.title ?? TRACKING_ISSUE.title));
    return await keepComment(context, issue, comment);
  } catch (error) {
    throw refusalOf(error, comment.issue) ?? error;
  }
}

async function trackingIssue(context: IssueContext, title: string): Promise<number> {
  const { client, at } = context;
  const { label, marker, body } = TRACKING_ISSUE;
  const oldest = { state: 'open', sort: 'created', direction: 'asc' } as const;
  const { item } = await makeOnce<Written & { number: number }>(
    () =>
      findPaged<Written & { number: number }>(
        (page) =>
          client.issues.listForRepo({
            ...at,
            ...oldest,
            labels: label,
            per_page: PAGE,
            page,
          }),
        (issue) => isOurs(context, issue) && (issue.body ?? '').startsWith(marker),
      ),
    () => client.issues.create({ ...at, title, body, labels: [label] }),
  );
  return item.number;
}

async function keepComment(
  context: IssueContext,
  issue: number,
  { run, body }: RunComment,
): Promise<string> {
  const { client, at } = context;
  const on = { ...at, issue_number: issue };
  const { item, isNew } = await makeOnce<Written & { id: number; html_url: string }>(
    () =>
      findPaged<Written & { id: number; html_url: string }>(
        (page) => client.issues.listComments({ ...on, per_page: PAGE, page }),
        (comment) => isOurs(context, comment) && markedRun(comment.body ?? '') === run,
      ),
    () => client.issues.createComment({ ...on, body }),
  );
  if (!isNew && item.body !== body)
    await client.issues.updateComment({ ...at, comment_id: item.id, body });
  return item.html_url;
}

/** Creates something once: if a request fails, first looks whether it succeeded anyway. */
async function makeOnce<T>(
  find: () => Promise<T | undefined>,
  make: () => Promise<{ data: T }>,
): Promise<{ item: T; isNew: boolean }> {
  const known = await find();
  if (known !== undefined) return { item: known, isNew: false };
  try {
    return { item: (await make()).data, isNew: true };
  } catch (error) {
    const made = mayHaveSucceeded(error) ? await find() : undefined;
    if (made === undefined) throw error;
    return { item: made, isNew: true };
  }
}

/** Reads pages until one has the item or is not full. */
async function findPaged<T>(
  read: (page: number) => Promise<{ data: T[] }>,
  fits: (item: T) => boolean,
): Promise<T | undefined> {
  for (let page = 1; ; page += 1) {
    const { data } = await read(page);
    const found = data.find(fits);
    if (found !== undefined || data.length < PAGE) return found;
  }
}

function isOurs({ authors }: IssueContext, { user }: Written): boolean {
  return authors.includes(user?.login ?? '');
}

/** A readable error for problems that a person can fix. */
function refusalOf(error: unknown, issue: number | undefined): UserError | undefined {
  const { status, message = '' } = failureOf(error) ?? {};
  if (status === 410 && issue === undefined)
    return new UserError(
      ['Issues are disabled in this repository, so the run cannot post its comment.'],
      [
        '# Settings → General → Features: enable Issues, or set `issue` to the number of a pull request',
      ],
      1,
    );
  if (issue === undefined) return undefined;
  if (status === 404 || status === 410)
    return new UserError(
      [`There is no issue ${issue}, so the run cannot post its comment.`],
      ['# set `issue` to the number of an issue or a pull request of this repository'],
      1,
    );
  if (status === 403 && /locked/i.test(message))
    return new UserError(
      [`Issue ${issue} is locked, so the run cannot post its comment.`],
      [`# unlock issue ${issue}, or set \`issue\` to another number`],
      1,
    );
  return undefined;
}
