/** The loop over the rounds of a local run. */
import { afterRound, leftOver } from '../core/train/after-round.js';
import { type Land, type Outcome, Plan } from '../core/model.js';
import { planFile } from '../core/run-layout.js';
import type { Interruption, Ports, Run } from '../ports.js';
import { round } from './round.js';

/**
 * Runs rounds until the run is settled.
 * @returns the tasks that `max-rounds` left over
 * @throws Interrupted
 */
export async function rounds(run: Run, ports: Ports, signal: Interruption): Promise<Outcome[]> {
  const maxRounds = run.config['max-rounds'];
  let before: Land | undefined;
  let worked = 0;
  for (let number = 1; ; number += 1) {
    const land = await round({ ...run, round: number }, ports, signal);
    const planned = await run.dir.read(planFile(number), Plan);
    if (planned && planned.assign.length > 0) worked += 1;
    const next = afterRound({ land, before, worked, maxRounds });
    if (next === 'settled') return [];
    if (next === 'left-over') return leftOver(land, maxRounds);
    before = land;
  }
}
