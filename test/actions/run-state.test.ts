import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { restoreState, compareState } from '../../src/actions/run-state.js';
import { openRunDirectory } from '../../src/adapters/files/run-directory.js';
import { Land, Request } from '../../src/core/model.js';
import { commit, land, queue, queued } from '../support/example-run.js';
import { pending } from '../support/plan-facts.js';

function request(startedAt: string): Request {
  return Request.parse({
    version: 1,
    run: 'gh-101',
    ask: ['DEV-1'],
    branch: 'main',
    onOverlap: 'sequential',
    startedAt,
  });
}

const NOON = '2026-11-01T12:00:00.000Z';
function kept(startedAt: string, ...plans: number[]): string {
  return JSON.stringify({
    version: 1,
    files: {
      'run.json': request(startedAt),
      ...Object.fromEntries(plans.map((round) => [`plan-${round}.json`, {}])),
    },
  });
}

test.each([
  ['no stored state', undefined, 'none'],
  ['a state that is not JSON', '{', 'none'],
  ['a state without a start time', '{"version":1,"files":{"plan-2.json":{}}}', 'none'],
  ['the same round', kept(NOON, 1), 'same'],
  ['a later round of the same start', kept(NOON, 1, 2), 'ahead'],
  ['a later round of an earlier start', kept('2026-11-01T11:00:00.000Z', 1, 2), 'older'],
  ['a later start', kept('2026-11-01T12:00:00.500Z', 1), 'ahead'],
])('a round is compared with %s', (_words, text, expected) => {
  expect(compareState(text, { request: request(NOON), round: 1 })).toBe(expected);
});

test('the next round reads a change from its published commit, and identifies it by its ID', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-state-'));
  try {
    const dir = openRunDirectory(folder);
    const waits = queued('A', { pr: 1, disposition: { is: 'next-train' } });
    const files = {
      'queue-1.json': queue([waits], []),
      'land-1.json': land([], { next: [pending('A', { act: 'land', change: waits.change })] }),
    };
    await restoreState(dir, JSON.stringify({ version: 1, files }), 'begin');
    const restored = await dir.read('land-1.json', Land);
    expect(waits.commit).not.toBe(waits.change.head);
    expect(restored?.next[0]?.change).toEqual({ ...waits.change, head: waits.commit });
    expect(restored?.next[0]?.change?.id).toBe(commit('A'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
