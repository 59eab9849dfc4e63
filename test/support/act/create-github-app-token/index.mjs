// What the workflows use of actions/create-github-app-token: GitHub knows the App by its key.
import { appendFileSync } from 'node:fs';

function input(name) {
  return process.env[`INPUT_${name.toUpperCase()}`] ?? '';
}
const { slug, token } = JSON.parse(process.env.TRIBUTARY_APP);
if (input('client-id') !== slug || input('private-key') !== `key of ${slug}`)
  throw new Error('GitHub knows no such App');
console.log(`::add-mask::${token}`);
appendFileSync(process.env.GITHUB_OUTPUT, `token=${token}\napp-slug=${slug}\n`);
