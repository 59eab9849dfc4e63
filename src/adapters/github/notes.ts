/** What becomes of a pull request that does not land: a label to find it by, and one comment that says why. */
import { escapeMarkdown } from '../../text/markdown.js';
import { isUnclear } from './errors.js';
import { addLabel, closePull, removeLabel } from './publish.js';
import { HELD, lines, type Pull, pullOf, REJECTED, type Site, type Sticky } from './pulls.js';

const STICKY = '<!-- tributary-note -->';

/** It waits for a person, and may land as it is. */
export async function hold(site: Site, number: number, note: string): Promise<void> {
  const pull = await pullOf(site, number);
  await addLabel(site, pull, HELD);
  await comment(site, pull, 'Held', note);
}

/** It must not land as it is. */
export async function reject(site: Site, number: number, note: string): Promise<void> {
  const pull = await pullOf(site, number);
  await addLabel(site, pull, REJECTED);
  await removeLabel(site, pull, HELD);
  await comment(site, pull, 'Did not pass', note);
}

export async function close(site: Site, number: number, note: string): Promise<void> {
  const pull = await pullOf(site, number);
  await comment(site, pull, 'Closed', note);
  await closePull(site, pull);
}

async function comment(site: Site, pull: Pull, heading: string, note: string): Promise<void> {
  const body = `${STICKY}\n**${heading}:** ${escapeMarkdown(note, 2000)}`;
  pull.comment ??= await findComment(site, pull);
  if (pull.comment === 'none') pull.comment = await createComment(site, pull, body);
  if (pull.comment.body === body) return;
  const comment_id = pull.comment.id;
  await site.client.rest.issues.updateComment({ ...site.at, comment_id, body });
  pull.comment = { id: comment_id, body };
}

async function createComment(site: Site, pull: Pull, body: string): Promise<Sticky> {
  try {
    const asked = { ...site.at, issue_number: pull.number, body };
    return { id: (await site.client.rest.issues.createComment(asked)).data.id, body };
  } catch (error) {
    if (!isUnclear(error)) throw error;
    const found = await findComment(site, pull);
    if (found === 'none') throw error;
    return found;
  }
}

/** Among the comments of who opened the pull request: anybody else may write the marker too. */
async function findComment(site: Site, pull: Pull): Promise<Sticky | 'none'> {
  const comments = await site.client.paginate(site.client.rest.issues.listComments, {
    ...site.at,
    issue_number: pull.number,
    per_page: 100,
  });
  const ours = comments.find(
    ({ body, user }) => body?.includes(STICKY) && user?.login === pull.author,
  );
  return ours ? { id: ours.id, body: lines(ours.body ?? '') } : 'none';
}
