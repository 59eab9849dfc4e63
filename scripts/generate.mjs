// Writes what is generated from the code. `--check` writes nothing and exits 1 where a file is stale.
// It runs what `npx tsc -p .` compiled into lib/.
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

/** The command line is one bundle: what it writes from the workflow's file must be part of the code. */
function workflowTemplate() {
  const text = readFileSync(new URL('.github/workflows/orchestrate.yml', root), 'utf8');
  const escaped = text.replaceAll(/[\\`]|\$\{/g, (special) => `\\${special}`);
  return [
    '/* oxlint-disable max-lines -- it is as long as the file that it is made from */',
    '/** Generated from .github/workflows/orchestrate.yml by `npm run generate`: change that file. */',
    `export const ORCHESTRATE = \`${escaped}\`;`,
    '',
  ].join('\n');
}

const files = new Map([...referenceFiles(), ['src/init/workflow-template.ts', workflowTemplate()]]);

const stale = [];
for (const [path, content] of files) {
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
