/** What set-up changes in a checkout, as a sentence. */
import { plainText } from './plain.js';

const MOST_NAMED = 5;

/** @param files paths, at least one */
export function setupChangesText(files: readonly string[]): string {
  const named = files.slice(0, MOST_NAMED).map((file) => plainText(file, 100));
  const more = files.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])];
  const all = list.length === 1 ? list[0] : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
  return `Set-up changes ${all} in each worktree. That never lands. To avoid it, use a command that changes no file of the repository (such as npm ci), or list the file in .gitignore.`;
}
