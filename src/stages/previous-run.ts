/** What a run that is over, or was stopped, delivered. */
import { type Change, Plan, Queue, type TaskId, type WorkResult } from '../core/model.js';
import { planFile, queueFile } from '../core/run-layout.js';
import type { RunDirectory } from '../ports.js';
import { allWorks, readRounds } from './history.js';
import { changeOf } from './queue.js';

/**
 * Of the tasks asked for, those that agents of this run worked on, each with what was delivered
 * last and nobody judged.
 */
export async function unjudgedIn(
  dir: RunDirectory,
  among: ReadonlySet<string>,
): Promise<Map<TaskId, Change | undefined>> {
  const plans = await readRounds(dir, planFile, Plan);
  const last = new Map(
    plans.flatMap(({ assign }) => assign.map(({ task, attempt }) => [task.id, attempt])),
  );
  const mine = [...last].filter(([task]) => among.has(task));
  if (mine.length === 0) return new Map();
  const works = await allWorks({ dir });
  const queues = await readRounds(dir, queueFile, Queue);
  return new Map(
    mine.map(([task, attempt]) => {
      const work = works.find((each) => each.task === task && each.attempt === attempt);
      return [task, unjudged(work, queues)];
    }),
  );
}

/** Killed before a queue judged it, or left over when the rounds were used up. */
function unjudged(work: WorkResult | undefined, queues: readonly Queue[]): Change | undefined {
  const delivered = work && changeOf(work);
  const judged = queues.some(({ changes }) =>
    changes.some(
      ({ change, disposition }) => change.id === delivered?.id && disposition.is !== 'next-train',
    ),
  );
  return judged ? undefined : delivered;
}
