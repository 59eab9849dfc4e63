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
export const operationOf = (id: string): Operation | undefined => all[id];

const grants = ({ permissions }: Token, need: Need): boolean => {
  if (need === 'metadata:read') return true;
  if (need === 'administration:read') return false;
  const [permission, level] = need.split(':') as [keyof Token['permissions'], 'read' | 'write'];
  const granted = permissions[permission];
  return granted === 'write' || granted === level;
};

export const allowed = (token: Token, needs: readonly Need[]): boolean =>
  needs.length === 0 || needs.some((need) => grants(token, need));

/** As the header `x-accepted-github-permissions` has it. */
export const accepted = (needs: readonly Need[]): string =>
  needs.map((need) => need.replaceAll('-', '_').replace(':', '=')).join('; ');

/** What counts against the limits for new content: each POST and each PUT, since GitHub does not say which. */
export const creates = (method: string): boolean => method === 'POST' || method === 'PUT';
