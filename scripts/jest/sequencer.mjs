/** The longest files first, so that both cores have work until the end; the rest in jest's own order. */
import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Jest knows how long a file took here before; on a fresh checkout it goes by this, and then by the files' size. */
const LONGEST = [
  'e2e/kill',
  'e2e/github',
  'e2e/run',
  'adapters/github/landing',
  'e2e/interrupt',
  'adapters/github/publishing',
  'e2e/',
  'adapters/github/contract',
  'examples/bank',
  'adapters/git/',
  'adapters/github/probe',
  'adapters/local-forge/',
  'support/github',
  'actions/',
  'stages/',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- no array: jest's own order
    const known = super.sort(tests);
    return known.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ path }) {
  const place = LONGEST.findIndex((part) => path.includes(`/test/${part}`));
  return place < 0 ? LONGEST.length : place;
}
