/** Branches and folders of a person that stand where a run needs a name. */
import type { Plan } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Workspaces } from '../ports.js';

/** @throws UserError listing what of a person stands where the tasks need a branch or a folder */
export async function refuseObstacles(
  workspaces: Pick<Workspaces, 'obstacles'>,
  { assign, later }: Plan,
): Promise<void> {
  const tasks = [...assign.map(({ task }) => task.id), ...later.map(({ task }) => task)];
  const found = await workspaces.obstacles(tasks);
  if (found.length === 0) return;
  throw new UserError(
    found.map(({ message }) => message),
    found.map(({ command }) => command),
  );
}
