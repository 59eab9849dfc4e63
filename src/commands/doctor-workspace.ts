/** Checks of `tributary doctor` about where agents work: names in the way, and what set-up changes. */
import { findObstacles } from '../adapters/git/in-the-way.js';
import { tasksMd } from '../adapters/tasks/tasks-md.js';
import { SetupChanges } from '../core/model.js';
import { SETUP_CHANGES_FILE } from '../core/run-layout.js';
import type { DoctorCheck } from '../text/doctor-check.js';
import { setupChangesText } from '../text/setup-changes.js';
import type { CommandContext } from './context.js';
import { openRuns } from './open-runs.js';
import type { Project } from './project.js';

export async function workspaceChecks(
  context: CommandContext,
  project: Project,
): Promise<DoctorCheck[]> {
  const setup = await setupNote(context, project);
  return [
    await placesCheck(project),
    ...(setup === undefined ? [] : [{ name: 'set-up', ok: 'warn', found: setup } as const]),
  ];
}

/** What set-up changed in the newest run, as a sentence; undefined if it changed nothing, or never ran. */
export async function setupNote(
  context: Pick<CommandContext, 'environment' | 'stderr'>,
  { repository, config }: Pick<Project, 'repository' | 'config'>,
): Promise<string | undefined> {
  if (config.setup.length === 0) return undefined;
  const runs = await openRuns(context, repository.gitDir);
  for (const { run } of await runs.list()) {
    const changes = await runs.open(run).read(SETUP_CHANGES_FILE, SetupChanges);
    const isSame = changes?.setup.join('\n') === config.setup.join('\n');
    if (changes && isSame) return setupChangesText(changes.files);
  }
  return undefined;
}

async function placesCheck({ store, base, config, repository }: Project): Promise<DoctorCheck> {
  const text = (await store.file(base.commit, config.tasks)) ?? '';
  const tasks = tasksMd.parse(text).tasks.filter(({ state }) => state !== 'done');
  const obstacles = await findObstacles(
    repository,
    tasks.map(({ id }) => id),
  );
  if (obstacles.length === 0)
    return {
      name: 'worktrees',
      ok: true,
      found: 'nothing stands in the way of branches or folders',
    };
  return {
    name: 'worktrees',
    ok: false,
    found: obstacles.map(({ message }) => message).join(' '),
    next: obstacles.map(({ command }) => command),
  };
}
