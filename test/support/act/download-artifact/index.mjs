// What the workflows use of actions/download-artifact. No match by pattern is no error; an unknown id is.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function input(name) {
  return process.env[`INPUT_${name.toUpperCase()}`] ?? '';
}
const home = join(process.env.TRIBUTARY_ARTIFACTS, process.env.GITHUB_RUN_ID);
const to = input('path');
mkdirSync(to, { recursive: true });
const names = existsSync(join(home, 'names')) ? readdirSync(join(home, 'names')) : [];
const all = names.map((name) => ({ name, id: readFileSync(join(home, 'names', name), 'utf8') }));
const ids = input('artifact-ids').split(',').filter(Boolean);
const pattern = new RegExp(
  `^${input('pattern')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')}$`,
);
const wanted = all.filter(({ name, id }) =>
  ids.length > 0 ? ids.includes(id) : pattern.test(name),
);
if (wanted.length < ids.length) throw new Error(`there is no artifact ${ids.join(', ')}`);
// A single one gets no folder of its own, whichever way it was asked for.
const merge = input('merge-multiple') === 'true' || wanted.length === 1;
for (const { name, id } of wanted)
  cpSync(join(home, 'files', id), merge ? to : join(to, name), { recursive: true });
console.log(`downloaded ${wanted.map(({ name }) => name).join(', ') || 'nothing'}`);
