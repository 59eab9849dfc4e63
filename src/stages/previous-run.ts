/** Finds unchecked work of a run that has ended or was stopped. */
import { type Change, Plan, Queue, type TaskId, type WorkResult } from '../core/model.js';
import { planFile, queueFile } from '../core/run-layout.js';
import type { RunDirectory } from '../ports.js';
import { allWorks, readRounds } from './history.js';
import { changeOf } from './queue.js';

/**
 * The requested tasks that agents of this run worked on, each with its last delivered change if no gate has
 * checked it.
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
  const results = await allWorks({ dir });
  const queues = await readRounds(dir, queueFile, Queue);
  return new Map(
    mine.map(([task, attempt]) => {
      const work = results.find((each) => each.task === task && each.attempt === attempt);
      return [task, unjudged(work, queues)];
    }),
  );
}

/** The change, if the run was killed before it was queued, or the rounds were used up. */
function unjudged(work: WorkResult | undefined, queues: readonly Queue[]): Change | undefined {
  const delivered = work && changeOf(work);
  const isSettled = queues.some(({ changes }) =>
    changes.some(
      ({ change, disposition }) => change.id === delivered?.id && disposition.is !== 'next-train',
    ),
  );
  return isSettled ? undefined : delivered;
}
