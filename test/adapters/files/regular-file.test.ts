import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStamp, readRegularFile } from '../../../src/adapters/files/regular-file.js';
import { replaceInFs } from '../../support/replace-in-fs.js';

/** Runs once, after the next look at a file: an agent that swaps it between the look and the opening. */
let afterLook = () => {};
const putBack = replaceInFs(
  'lstat',
  (lstat) =>
    (async (file: string) => {
      const found = await lstat(file);
      const swap = afterLook;
      afterLook = () => {};
      swap();
      return found;
    }) as typeof lstat,
);
afterAll(putBack);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'regular-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a regular file up to the size limit is read, and one that is a byte larger is rejected', async () => {
  const file = join(dir, 'a');
  writeFileSync(file, 'x'.repeat(1024));
  expect(await readRegularFile(file, 1024)).toEqual({ is: 'text', text: 'x'.repeat(1024) });
  writeFileSync(file, 'x'.repeat(1025));
  expect(await readRegularFile(file, 1024)).toEqual({ is: 'refused', why: 'is larger than 1 KB' });
});

test('a missing file is not an error', async () => {
  writeFileSync(join(dir, 'a'), '');
  expect(await readRegularFile(join(dir, 'b'), 10)).toEqual({ is: 'none' });
  expect(await readRegularFile(join(dir, 'a', 'b'), 10)).toEqual({ is: 'none' });
});

test('links, directories, pipes and devices are rejected without blocking', async () => {
  writeFileSync(join(dir, 'a'), 'secret');
  symlinkSync(join(dir, 'a'), join(dir, 'link'));
  symlinkSync(join(dir, 'gone'), join(dir, 'dangling'));
  mkdirSync(join(dir, 'folder'));
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  const link = { is: 'refused', why: 'is a symbolic link' };
  const other = { is: 'refused', why: 'is not a regular file' };
  expect(await readRegularFile(join(dir, 'link'), 10)).toEqual(link);
  expect(await readRegularFile(join(dir, 'dangling'), 10)).toEqual(link);
  expect(await readRegularFile(join(dir, 'folder'), 10)).toEqual(other);
  expect(await readRegularFile(join(dir, 'pipe'), 10)).toEqual(other);
  expect(await readRegularFile('/dev/zero', 10)).toEqual(other);
});

test('a file that is replaced between the check and the opening is not read', async () => {
  const file = join(dir, 'a');
  writeFileSync(join(dir, 'secret'), 'secret');
  const swapFor = (make: () => void) => {
    rmSync(file, { force: true });
    writeFileSync(file, 'text');
    afterLook = () => {
      rmSync(file);
      make();
    };
    return readRegularFile(file, 10);
  };
  expect(await swapFor(() => symlinkSync(join(dir, 'secret'), file))).toEqual({
    is: 'refused',
    why: 'cannot be read (ELOOP)',
  });
  expect(await swapFor(() => execFileSync('mkfifo', [file]))).toEqual({
    is: 'refused',
    why: 'is not a regular file',
  });
  expect(await swapFor(() => {})).toEqual({ is: 'none' });
});

test('a file that is longer than its reported size is rejected at the limit', async () => {
  // A file of /proc says that it has 0 bytes.
  expect(await readRegularFile('/proc/self/status', 16)).toMatchObject({ is: 'refused' });
});

test('the stamp changes when the file is written again', async () => {
  const file = join(dir, 'a');
  expect(await fileStamp(file)).toBeUndefined();
  writeFileSync(file, 'one');
  const first = await fileStamp(file);
  expect(await fileStamp(file)).toBe(first);
  rmSync(file);
  writeFileSync(file, 'three');
  expect(await fileStamp(file)).not.toBe(first);
});
