import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Artifacts } from '../../src/actions/artifacts.js';
import type { MatrixJob } from '../../src/actions/matrix-jobs.js';
import { fetchUploads } from '../../src/actions/uploads.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const jobs = [0, 1].map(
  (index): MatrixJob => ({
    index,
    name: `job ${index}`,
    artifact: `work-${index}`,
    result: 'result.json',
    reads: new Map([['result.json', 100]]),
    logs: new Set(),
  }),
);
const outputs = { 'id-0': '1', 'id-1': '2' };

/** Artifacts 1 and 2; a download of those that are listed fails. */
function artifacts(...failing: number[]): Artifacts {
  return {
    find: async (id) => ({ id, name: `work-${id - 1}-1`, bytes: 10 }),
    download: async ({ id }) => {
      if (failing.includes(id)) throw new Error('502 Bad Gateway');
      return zipSync({ 'result.json': Buffer.from('{}') });
    },
  };
}

test('an artifact that cannot be read keeps no other from being read', async () => {
  const found = await fetchUploads(() => artifacts(1), jobs, outputs, join(folder, 'to'));
  expect(found.map(({ upload }) => upload)).toEqual([
    { is: 'none', why: 'it could not be read: 502 Bad Gateway' },
    { is: 'files', folder: join(folder, 'to', '1') },
  ]);
});

test('if none can be read, the step fails, so that it is run again and no agent is', async () => {
  const asked = fetchUploads(() => artifacts(1, 2), jobs, outputs, join(folder, 'to'));
  await expect(asked).rejects.toThrow('502 Bad Gateway');
});

test('an artifact that is larger than its uploader said is refused', async () => {
  const large = Buffer.alloc(400 * 1024 * 1024);
  const lying: Artifacts = { ...artifacts(), download: async () => large };
  const [first] = await fetchUploads(() => lying, jobs.slice(0, 1), outputs, join(folder, 'to'));
  expect(first?.upload).toEqual({ is: 'refused', why: 'its artifact is larger than it says' });
});
