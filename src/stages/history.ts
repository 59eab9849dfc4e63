/** What the run directory tells of the rounds so far. */
import type { z } from 'zod';
import { Land, type Outcome, type TaskId, WorkResult } from '../core/model.js';
import type { Run, RunDirectory } from '../ports.js';

export function landFile(round: number): string {
  return `land-${round}.json`;
}

/** What each round wrote, from the first on. */
export async function readRounds<T>(
  dir: RunDirectory,
  nameOf: (round: number) => string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const found: T[] = [];
  for (let round = 1; ; round += 1) {
    const value = await dir.read(nameOf(round), schema);
    if (value === undefined) return found;
    found.push(value);
  }
}

/** Every leg of work that has ended in this run. */
export async function allWorks(run: Pick<Run, 'dir'>): Promise<WorkResult[]> {
  const files = (await run.dir.list('work')).filter((file) => file.endsWith('/result.json'));
  const works = await Promise.all(files.map((file) => run.dir.read(file, WorkResult)));
  return works.flatMap((each) => each ?? []);
}

/** The outcomes of the rounds before this one, in order, and how often each task waited for subtasks. */
export async function pastOutcomes(
  run: Run,
): Promise<{ outcomes: Outcome[]; waited: Map<TaskId, number> }> {
  const outcomes: Outcome[] = [];
  for (let round = 1; round < run.round; round += 1)
    outcomes.push(...((await run.dir.read(landFile(round), Land))?.outcomes ?? []));
  const waited = new Map<TaskId, number>();
  for (const work of await allWorks(run))
    if (work.is === 'waits') waited.set(work.task, (waited.get(work.task) ?? 0) + 1);
  return { outcomes, waited };
}
