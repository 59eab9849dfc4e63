/** A test for each attack of the corpus. */
import { expect, test } from '@jest/globals';
import { type Place, runAttack } from './attack-run.js';
import { corpus } from './corpus.js';

export function testAttacks(place: Place): void {
  test.each(corpus.map((attack) => [`${attack[place]}: ${attack.id}`, attack] as const))(
    '%s',
    (_, attack) => {
      const { outcome, details } = runAttack(attack, place);
      expect(`${outcome}: ${details}`).toMatch(new RegExp(`^${attack[place]}: `));
    },
  );
}
