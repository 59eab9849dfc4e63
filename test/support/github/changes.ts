/** The files that differ between two commits, as GitHub lists them. */
import { git } from './git.js';
import type { Repository } from './repository.js';

export interface ChangedFile {
  additions: number;
  deletions: number;
  /** In the description's shape `diff-entry`; patches are left out. */
  entry: Record<string, unknown>;
}

const statuses: Record<string, string> = { A: 'added', D: 'removed', M: 'modified', T: 'changed' };

/** @param three compare with the merge base, as for a pull request */
export async function changedFiles(
  repository: Repository,
  from: string,
  to: string,
  three: boolean,
): Promise<ChangedFile[]> {
  const range = three ? [`${from}...${to}`] : [from, to];
  const args = ['diff', '--raw', '--numstat', '-z', '--no-renames', '--no-abbrev', ...range];
  const fields = (await git(repository.dir, args)).split('\0');
  const blobs = new Map<string, { sha: string; status: string }>();
  const files: ChangedFile[] = [];
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] ?? '';
    if (field.startsWith(':')) {
      const [, , old = '', sha = '', status = 'M'] = field.split(' ');
      blobs.set(fields[(i += 1)] ?? '', { sha: status === 'D' ? old : sha, status });
    } else if (field !== '') files.push(entry(repository, field, blobs, to));
  }
  return files;
}

function entry(
  repository: Repository,
  line: string,
  blobs: ReadonlyMap<string, { sha: string; status: string }>,
  to: string,
): ChangedFile {
  const [added = '', deleted = '', ...rest] = line.split('\t');
  const path = rest.join('\t');
  const { sha, status } = blobs.get(path) ?? { sha: null, status: 'M' };
  // Binary files have no lines.
  const additions = Number(added) || 0;
  const deletions = Number(deleted) || 0;
  const at = `${repository.world.url}/${repository.name}`;
  const inUrl = encodeURIComponent(path);
  return {
    additions,
    deletions,
    entry: {
      sha,
      filename: path,
      status: statuses[status] ?? 'changed',
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${at}/blob/${to}/${inUrl}`,
      raw_url: `${at}/raw/${to}/${inUrl}`,
      contents_url: `${repository.api}/contents/${inUrl}?ref=${to}`,
    },
  };
}
