// What the workflows use of actions/download-artifact: one artifact of the run by its id, with a token.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

function input(name) {
  return process.env[`INPUT_${name.toUpperCase()}`] ?? '';
}
const id = input('artifact-ids');
const run = input('run-id');
if (!/^\d+$/.test(id) || run !== process.env.GITHUB_RUN_ID || input('github-token') === '')
  throw new Error(`no artifact of this run: ${id} of ${run}`);
const files = join(process.env.TRIBUTARY_ARTIFACTS, run, 'files', id);
if (!existsSync(files)) throw new Error(`there is no artifact ${id}`);
mkdirSync(input('path'), { recursive: true });
cpSync(files, input('path'), { recursive: true });
console.log(`downloaded ${id}`);
