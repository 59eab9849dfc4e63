/** A repository of a user's, to be put on the stand-in. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Nothing of the machine's own git. */
export const bareEnvironment = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** One commit on main. `more` puts further files there before it. */
export function sourceRepository(
  folder: string,
  files: Record<string, string>,
  more: () => void = () => undefined,
): void {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, env: bareEnvironment });
  mkdirSync(folder);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ann');
  git('config', 'user.email', 'ann@example.com');
  writeFiles(folder, files);
  more();
  git('add', '--all', '--force');
  git('commit', '--quiet', '-m', 'Tasks and agents');
  // Packed once: otherwise each fetch would search the action's bundle for deltas again.
  git('repack', '-a', '-d', '--quiet', '--window=0');
}
