/** What changed in a person's repository while agents worked, as one line. */
import { plainText } from './plain.js';

const MOST_NAMED = 4;

const COMMANDS = {
  settings: 'git config --list --show-origin',
  hooks: 'ls -l "$(git rev-parse --git-common-dir)/hooks"',
  refs: 'git for-each-ref',
} as const;

export function belongingsText(changes: Record<keyof typeof COMMANDS, string[]>): string {
  const parts = (['settings', 'hooks', 'refs'] as const).filter((kind) => changes[kind].length > 0);
  const named = parts.map((kind) => `${kind} (${namesOf(changes[kind])})`).join(', ');
  const commands = parts.map((kind) => COMMANDS[kind]).join('; ');
  return `While agents worked, git ${named} of your repository changed, and not by Tributary. Nothing was put back. To look: ${commands}`;
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => plainText(name, 80));
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
