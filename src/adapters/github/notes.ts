/** Marks pull requests that do not land: a label for filtering, and one comment with the reason. */
import { escapeMarkdown } from '../../text/markdown.js';
import { mayHaveSucceeded } from './errors.js';
import { addLabel, closePull, removeLabel } from './publish.js';
import { HELD, lines, type Pull, pullOf, REJECTED, type ForgeState, type Sticky } from './pulls.js';

const STICKY = '<!-- tributary-note -->';

/** The pull request waits for a person, and may land as it is. */
export async function hold(forge: ForgeState, number: number, note: string): Promise<void> {
  const pull = await pullOf(forge, number);
  await addLabel(forge, pull, HELD);
  await comment(forge, pull, 'Held', note);
}

/** The pull request must not land as it is. */
export async function reject(forge: ForgeState, number: number, note: string): Promise<void> {
  const pull = await pullOf(forge, number);
  await addLabel(forge, pull, REJECTED);
  await removeLabel(forge, pull, HELD);
  await comment(forge, pull, 'Did not pass', note);
}

export async function close(forge: ForgeState, number: number, note: string): Promise<void> {
  const pull = await pullOf(forge, number);
  await comment(forge, pull, 'Closed', note);
  await closePull(forge, pull);
}

async function comment(
  forge: ForgeState,
  pull: Pull,
  heading: string,
  note: string,
): Promise<void> {
  const body = `${STICKY}\n**${heading}:** ${escapeMarkdown(note, 2000)}`;
  pull.comment ??= await findComment(forge, pull);
  if (pull.comment === 'none') pull.comment = await createComment(forge, pull, body);
  if (pull.comment.body === body) return;
  const comment_id = pull.comment.id;
  await forge.client.rest.issues.updateComment({ ...forge.at, comment_id, body });
  pull.comment = { id: comment_id, body };
}

async function createComment(forge: ForgeState, pull: Pull, body: string): Promise<Sticky> {
  try {
    const asked = { ...forge.at, issue_number: pull.number, body };
    return { id: (await forge.client.rest.issues.createComment(asked)).data.id, body };
  } catch (error) {
    if (!mayHaveSucceeded(error)) throw error;
    const found = await findComment(forge, pull);
    if (found === 'none') throw error;
    return found;
  }
}

/** Only among comments by the author of the pull request: anybody else can write the marker too. */
async function findComment(forge: ForgeState, pull: Pull): Promise<Sticky | 'none'> {
  const comments = await forge.client.paginate(forge.client.rest.issues.listComments, {
    ...forge.at,
    issue_number: pull.number,
    per_page: 100,
  });
  const ours = comments.find(
    ({ body, user }) => body?.includes(STICKY) && user?.login === pull.author,
  );
  return ours ? { id: ours.id, body: lines(ours.body ?? '') } : 'none';
}
