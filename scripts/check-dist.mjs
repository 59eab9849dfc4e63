// After a build: fails if git sees any difference or untracked file in dist.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist'], {
  cwd: root,
  encoding: 'utf8',
});
if (changed !== '') {
  process.stdout.write(`dist is not what this source builds:\n${changed}`);
  process.exit(1);
}
