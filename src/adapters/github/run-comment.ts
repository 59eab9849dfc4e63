/** Keeps one comment for a run on an issue: the one that was named, or an issue that is kept for runs. */
import type { Octokit } from '@octokit/rest';
import type { RunId } from '../../core/model.js';
import { UserError } from '../../core/user-error.js';
import { markedRun, TRACKING_ISSUE } from '../../text/run-marker.js';
import { failureOf, isUnclear } from './errors.js';

type Rest = Octokit['rest'];

export interface SaidRun {
  run: RunId;
  /** The comment, begun with the run's marker. */
  body: string;
  /** An issue or a pull request; without it, the tracking issue. */
  issue?: number | undefined;
  /** Logins whose comments and tracking issues are our own; what others wrote is never taken for it. */
  authors?: readonly string[] | undefined;
  title?: string | undefined;
}

interface Place {
  client: Rest;
  repository: { owner: string; repo: string };
  authors: readonly string[];
}

const PAGE = 100;

interface Written {
  user?: { login: string } | null;
  body?: string | null;
}

/**
 * Makes the run's comment, or brings it up to date.
 *
 * @returns the address of the comment
 * @throws UserError where the issue cannot be commented on
 */
export async function sayRun(
  client: Rest,
  { owner, name }: { owner: string; name: string },
  said: SaidRun,
): Promise<string> {
  const { authors = ['github-actions[bot]'] } = said;
  const place: Place = { client, repository: { owner, repo: name }, authors };
  try {
    const issue = said.issue ?? (await trackingIssue(place, said.title ?? TRACKING_ISSUE.title));
    return await keepComment(place, issue, said);
  } catch (error) {
    throw refusalOf(error, said.issue) ?? error;
  }
}

async function trackingIssue(place: Place, title: string): Promise<number> {
  const { client, repository } = place;
  const { label, marker, body } = TRACKING_ISSUE;
  const oldest = { state: 'open', sort: 'created', direction: 'asc' } as const;
  const { item } = await makeOnce<Written & { number: number }>(
    () =>
      findPaged<Written & { number: number }>(
        (page) =>
          client.issues.listForRepo({
            ...repository,
            ...oldest,
            labels: label,
            per_page: PAGE,
            page,
          }),
        (issue) => isOurs(place, issue) && (issue.body ?? '').startsWith(marker),
      ),
    () => client.issues.create({ ...repository, title, body, labels: [label] }),
  );
  return item.number;
}

async function keepComment(place: Place, issue: number, { run, body }: SaidRun): Promise<string> {
  const { client, repository } = place;
  const on = { ...repository, issue_number: issue };
  const { item, isNew } = await makeOnce<Written & { id: number; html_url: string }>(
    () =>
      findPaged<Written & { id: number; html_url: string }>(
        (page) => client.issues.listComments({ ...on, per_page: PAGE, page }),
        (comment) => isOurs(place, comment) && markedRun(comment.body ?? '') === run,
      ),
    () => client.issues.createComment({ ...on, body }),
  );
  if (!isNew && item.body !== body)
    await client.issues.updateComment({ ...repository, comment_id: item.id, body });
  return item.html_url;
}

/** What failed after it was done all the same must not be done twice: looks again before it fails. */
async function makeOnce<T>(
  find: () => Promise<T | undefined>,
  make: () => Promise<{ data: T }>,
): Promise<{ item: T; isNew: boolean }> {
  const known = await find();
  if (known !== undefined) return { item: known, isNew: false };
  try {
    return { item: (await make()).data, isNew: true };
  } catch (error) {
    const made = isUnclear(error) ? await find() : undefined;
    if (made === undefined) throw error;
    return { item: made, isNew: true };
  }
}

/** Each page in turn, until one has what is looked for or is not full. */
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

function isOurs({ authors }: Place, { user }: Written): boolean {
  return authors.includes(user?.login ?? '');
}

/** What a person can mend about the place of the comment. */
function refusalOf(error: unknown, issue: number | undefined): UserError | undefined {
  const { status, message = '' } = failureOf(error) ?? {};
  if (status === 410 && issue === undefined)
    return new UserError(
      ['The repository has issues switched off, so the run has no place for its comment.'],
      ['# Settings > General > Features: switch Issues on, or give `issue` a pull request'],
      1,
    );
  if (issue === undefined) return undefined;
  if (status === 404 || status === 410)
    return new UserError(
      [`There is no issue ${issue}, so the run has no place for its comment.`],
      ['# give `issue` the number of an issue or a pull request of this repository'],
      1,
    );
  if (status === 403 && /locked/i.test(message))
    return new UserError(
      [`Issue ${issue} is locked, so the run cannot comment on it.`],
      [`# unlock issue ${issue}, or give \`issue\` another number`],
      1,
    );
  return undefined;
}
