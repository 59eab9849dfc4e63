// What the workflows use of actions/upload-artifact: a name can be taken once, hidden files stay behind.
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

function input(name) {
  return process.env[`INPUT_${name.toUpperCase()}`] ?? '';
}
const home = join(process.env.TRIBUTARY_ARTIFACTS, process.env.GITHUB_RUN_ID);
const names = join(home, 'names');
mkdirSync(names, { recursive: true });
const name = input('name');
if (!/^[\w.-]+$/.test(name)) throw new Error(`not a name: ${name}`);
const from = input('path');
if (!existsSync(from) || readdirSync(from).length === 0) {
  console.log(`::warning::No files were found with the provided path: ${from}`);
} else {
  // Exclusive: the first job that takes the name has it.
  const id = String(Date.now() * 1000 + (process.pid % 1000));
  writeFileSync(join(names, name), id, { flag: 'wx' });
  cpSync(from, join(home, 'files', id), {
    recursive: true,
    filter: (file) => file === from || !basename(file).startsWith('.'),
  });
  appendFileSync(process.env.GITHUB_OUTPUT, `artifact-id=${id}\n`);
}
