/** Reads the earlier rounds from the run directory. */
import type { z } from 'zod';
import { Land, type Outcome, type TaskId, WorkResult } from '../core/model.js';
import { type Collected, folders, landFile, runFileOf } from '../core/run-layout.js';
import type { Run, RunDirectory } from '../ports.js';

/** The file that each round wrote, from the first round on. */
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

/** The names of all files of one kind. */
export async function namesOf(dir: RunDirectory, is: Collected): Promise<string[]> {
  return (await dir.list(folders[is])).filter((name) => runFileOf(name)?.is === is);
}

/** The contents of all files of one kind, in the order of their names. */
export async function readAll<T>(
  dir: RunDirectory,
  is: Collected,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const names = await namesOf(dir, is);
  const values = await Promise.all(names.map((name) => dir.read(name, schema)));
  return values.flatMap((value) => (value === undefined ? [] : [value]));
}

/** The results of all `work` jobs of this run that have ended. */
export function allWorks({ dir }: Pick<Run, 'dir'>): Promise<WorkResult[]> {
  return readAll(dir, 'result', WorkResult);
}

/** The outcomes of earlier rounds, in order, and how often each task waited for subtasks. */
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
