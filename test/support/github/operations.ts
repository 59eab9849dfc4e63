/** Everything that the stand-in can do, by GitHub's operation ids. */
import type { Need, Operation } from './answers.js';
import type { Token } from './model.js';
import { actions } from './operations/actions.js';
import { checks } from './operations/checks.js';
import { issues } from './operations/issues.js';
import { objects } from './operations/objects.js';
import { pulls } from './operations/pulls.js';
import { repositories } from './operations/repositories.js';
import { reviews } from './operations/reviews.js';

const all: Record<string, Operation> = {
  ...actions,
  ...checks,
  ...issues,
  ...objects,
  ...pulls,
  ...repositories,
  ...reviews,
};

/** undefined = the description has it, the stand-in does not. */
export function operationOf(id: string): Operation | undefined {
  return all[id];
}

function grants({ permissions }: Token, need: Need): boolean {
  if (need === 'metadata:read') return true;
  if (need === 'administration:read') return false;
  const [permission, level] = need.split(':') as [keyof Token['permissions'], 'read' | 'write'];
  const granted = permissions[permission];
  return granted === 'write' || granted === level;
}

export function allowed(token: Token, needs: readonly Need[]): boolean {
  return needs.length === 0 || needs.some((need) => grants(token, need));
}

/** As the header `x-accepted-github-permissions` has it. */
export function accepted(needs: readonly Need[]): string {
  return needs.map((need) => need.replaceAll('-', '_').replace(':', '=')).join('; ');
}

/** What counts against the limits for new content: each POST and each PUT, since GitHub does not say which. */
export function creates(method: string): boolean {
  return method === 'POST' || method === 'PUT';
}
