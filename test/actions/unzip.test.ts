import { expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { checkJob } from '../../src/actions/matrix-jobs.js';
import { unzip } from '../../src/actions/unzip.js';

const scan = checkJob('scan', ['gate/a/lint-00000000.json', 'gate/a/lint-error-1.json']);

function zipOf(...names: string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('0123456789')])));
}

test('the files that a check may hand on are read', async () => {
  const zip = zipOf('gate/a/lint-00000000.json');
  const unzipped = await unzip(zip, scan, 100);
  expect(unzipped.is === 'files' && [...unzipped.files.keys()]).toEqual([
    'gate/a/lint-00000000.json',
  ]);
});

test('an artifact with a verdict of another check, or on another change, is refused as a whole', async () => {
  for (const other of ['gate/a/security-00000000.json', 'gate/b/lint-00000000.json'])
    expect(await unzip(zipOf('gate/a/lint-00000000.json', other), scan, 100)).toEqual({
      is: 'refused',
      why: `it contains the file ${other}, which is not this job’s`,
    });
});

test('files that are too large together are refused before they are unpacked', async () => {
  const both = zipOf('gate/a/lint-00000000.json', 'gate/a/lint-error-1.json');
  expect((await unzip(both, scan, 20)).is).toBe('files');
  expect(await unzip(both, scan, 19)).toEqual({
    is: 'refused',
    why: 'gate/a/lint-error-1.json is too large',
  });
});
