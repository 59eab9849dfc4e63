// Writes the files that are generated from the code. `--check` writes nothing and exits 1 if a file is stale.
// Uses the output of `npx tsc -p .` in lib/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const compiled = new URL('lib/config/reference.js', root);
if (!existsSync(compiled)) {
  console.error('lib/ is not compiled. Type: npx tsc -p .');
  process.exit(1);
}
const { referenceFiles } = await import(compiled.href);
const { workflowFiles } = await import('./matrix-outputs.mjs');
const { attackFiles } = await import('./attacks-table.mjs');

const stale = [];
for (const [path, content] of [
  ...referenceFiles(),
  ...(await workflowFiles(root)),
  ...(await attackFiles(root)),
]) {
  const file = fileURLToPath(new URL(path, root));
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  stale.push(path);
  if (process.argv.includes('--check')) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Type: npx tsc -p . && npm run generate`);
  process.exit(1);
}
