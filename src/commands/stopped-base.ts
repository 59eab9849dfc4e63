/** A base that an earlier run refused because an agent had moved it: it stays refused until a person accepts it. */
import type { Runs } from '../adapters/files/run-directory.js';
import { AcceptedBase, type Base, StoppedBase } from '../core/model.js';
import { baseFile, folders } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { Store } from '../ports.js';
import { refusal } from '../stages/base-guard.js';
import { plainText } from '../text/plain.js';
import { unfinishedRuns } from './previous-runs.js';

/**
 * @param accept the start of the commit that a person accepts, as typed
 * @throws UserError if a stop is open, or there is none for the accepted commit
 */
export async function settleStoppedBase(
  runs: Runs,
  { branch, commit }: Base,
  store: Pick<Store, 'mergeBase'>,
  accept: string | undefined,
): Promise<void> {
  let accepted = false;
  for (const request of await unfinishedRuns(runs)) {
    if (request.branch !== branch) continue;
    const dir = runs.open(request.run);
    for (const name of await dir.list(folders.base)) {
      if (!name.includes('/stopped-')) continue;
      const stopped = await dir.read(name, StoppedBase);
      if (!stopped || (await dir.read(baseFile('accepted', stopped.to), AcceptedBase))) continue;
      // Somebody moved the branch back.
      if ((await store.mergeBase(stopped.to, commit)) !== stopped.to) continue;
      if (accept === undefined || !stopped.to.startsWith(accept))
        throw refusal({ request }, stopped);
      await dir.write(baseFile('accepted', stopped.to), { version: 1, to: stopped.to });
      accepted = true;
    }
  }
  if (accept !== undefined && !accepted)
    throw new UserError(
      [`No run stopped at ${plainText(accept, 80)} on ${branch}.`],
      ['tributary status'],
    );
}
