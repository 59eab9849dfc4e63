/** What of a person's repository is not Tributary's to change: settings, hooks and refs. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isTaskBranch, LEDGER_REF, OWN_REFS, refOf } from '../../core/git-names.js';
import { ifPresent } from '../files/absent.js';
import { readRegularBytes } from '../files/regular-file.js';
import type { Repository } from './repository.js';
import { readSettings } from './settings.js';

const MAX_HOOK_BYTES = 1024 * 1024;

/** Names, each with a digest of what it stands for: a setting's value may be a secret. */
const Digests = z.record(z.string(), z.string());

/** The state of a person's repository. */
export const Belongings = z.strictObject({
  version: z.literal(1),
  settings: Digests,
  hooks: Digests,
  refs: Digests,
});
export type Belongings = z.infer<typeof Belongings>;

/** The names that differ between two states. */
export type Changes = Record<'settings' | 'hooks' | 'refs', string[]>;

/** @param branch the base, which landings move */
export async function readBelongings(
  { checkout, git, gitDir }: Repository,
  branch: string,
): Promise<Belongings> {
  const [settings, hooks, refs] = await Promise.all([
    readSettings(checkout),
    readHooks(join(gitDir, 'hooks')),
    git(['for-each-ref', '--format=%(refname) %(objectname)']),
  ]);
  const values = new Map<string, string[]>();
  for (const { key, value } of settings) values.set(key, [...(values.get(key) ?? []), value]);
  return {
    version: 1,
    settings: Object.fromEntries([...values].map(([key, all]) => [key, digest(all.join('\0'))])),
    hooks,
    refs: Object.fromEntries(
      refs.stdout
        .split('\n')
        .map((line) => line.split(' '))
        .flatMap(([ref = '', at = '']) => (isPersons(ref, branch) ? [[ref, at]] : [])),
    ),
  };
}

/** What differs; undefined if nothing does. */
export function changesBetween(before: Belongings, after: Belongings): Changes | undefined {
  const changes = {
    settings: changed(before.settings, after.settings),
    hooks: changed(before.hooks, after.hooks),
    refs: changed(before.refs, after.refs),
  };
  return Object.values(changes).some((names) => names.length > 0) ? changes : undefined;
}

function isPersons(ref: string, branch: string): boolean {
  const isOurs = ref.startsWith(OWN_REFS) || ref === LEDGER_REF || ref === refOf(branch);
  return ref !== '' && !isOurs && !isTaskBranch(ref.slice(refOf('').length));
}

async function readHooks(folder: string): Promise<Record<string, string>> {
  const names = (await ifPresent(readdir(folder))) ?? [];
  const hooks = names.filter((name) => !name.endsWith('.sample')).toSorted();
  const bytes = await Promise.all(
    hooks.map((name) => readRegularBytes(join(folder, name), MAX_HOOK_BYTES)),
  );
  return Object.fromEntries(
    hooks.map((name, at) => [name, digest(bytes[at] ?? 'not a regular file')]),
  );
}

function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).toSorted();
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
