// npm run bench -- NAME: runs bench/NAME.mjs on the compiled code, compiling first if it is out of date.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .toSorted();
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  const what = name === undefined ? 'Which bench?' : `There is no bench ${JSON.stringify(name)}.`;
  console.error(`${what}\n\n${names.map((each) => `  npm run bench -- ${each}`).join('\n')}`);
  process.exit(2);
}

function newest(folder, ending) {
  const times = readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => statSync(join(root, folder, file)).mtimeMs);
  return Math.max(0, ...times);
}
function compiled() {
  try {
    return newest('lib', '.js');
  } catch {
    return 0;
  }
}
function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (compiled() < newest('src', '.ts'))
  run([join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
run(['--expose-gc', join(root, 'bench', `${name}.mjs`), ...rest]);
