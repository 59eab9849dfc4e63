/**
 * The `.gitattributes` of a commit, as files in a folder of their own: git reads attributes for a merge from
 * its work tree only, and they must be the base's, wherever a checkout stands.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CommitSha } from '../../core/model.js';
import { readBlobs } from './blobs.js';
import type { Git } from './git.js';

const NAME = '.gitattributes';
const BLOB = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s;

/**
 * @param folder where one folder for each commit is made; nobody else writes there
 * @param gitFor git with a folder as its work tree
 * @returns git with the attributes of a commit
 */
export function createAttributes(
  git: Git,
  folder: string,
  gitFor: (dir: string) => Git,
): (commit: CommitSha) => Promise<Git> {
  const known = new Map<CommitSha, Promise<Git>>();
  const make = async (commit: CommitSha): Promise<Git> => {
    const dir = join(folder, commit);
    await mkdir(dir, { recursive: true });
    const files = await attributeFiles(git, commit);
    const texts = await readBlobs(
      git,
      files.map(({ blob }) => blob),
    );
    for (const { path, blob } of files) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), texts.get(blob) ?? '');
    }
    return gitFor(dir);
  };
  return (commit) => {
    const made = known.get(commit) ?? make(commit);
    known.set(commit, made);
    // A failure is no answer: who asks again may get one.
    made.catch(() => known.delete(commit));
    return made;
  };
}

async function attributeFiles(git: Git, commit: CommitSha) {
  const { stdout } = await git(['ls-tree', '-r', '-z', '--full-tree', commit]);
  return stdout.split('\0').flatMap((line) => {
    const [, blob, path] = BLOB.exec(line) ?? [];
    if (blob === undefined || path === undefined) return [];
    const parts = path.split('/');
    return parts.at(-1) === NAME && !parts.includes('..') ? [{ blob, path }] : [];
  });
}
