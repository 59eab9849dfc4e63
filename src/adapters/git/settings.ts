/**
 * Which of a person's git settings hold in the repositories that Tributary makes: settings that decide what
 * files look like are copied; those that run programs, move files or carry credentials are not.
 */
import { isAbsolute, resolve } from 'node:path';
import { type Git } from './git.js';

export interface Setting {
  scope: string;
  /** As git prints it: section and variable in lower case. */
  key: string;
  value: string;
}

/** What relative paths in settings start at. */
interface Places {
  root: string;
  gitDir: string;
}

/** How files are converted, compared and merged. */
const CONVERSION = [
  /^core\.(?:autocrlf|eol|safecrlf|symlinks|filemode|ignorecase|precomposeunicode|protecthfs|protectntfs|attributesfile|excludesfile|sparsecheckout|sparsecheckoutcone|checkstat|trustctime|bigfilethreshold)$/,
  /^(?:filter|merge|diff|lfs)\./,
  /^index\.(?:sparse|version)$/,
];
/** Missing objects of a partial clone are fetched when git needs them. */
const PARTIAL = [
  /^extensions\.partialclone$/,
  /^remote\..*\.(?:url|fetch|promisor|partialclonefilter)$/,
];
/** How git reaches the remote of a partial clone. */
const TRANSPORT = [/^(?:http|credential|url|protocol|ssh)\./, /^core\.sshcommand$/];
const PERSON = [/^(?:user|author|committer)\.(?:name|email)$/, /^init\.defaultbranch$/];

const SUBMODULE = [
  /^core\.(?:repositoryformatversion|bare|worktree|filemode|symlinks|ignorecase|precomposeunicode|logallrefupdates|autocrlf|eol|sparsecheckout|sparsecheckoutcone)$/,
  /^extensions\.(?:objectformat|partialclone)$/,
  /^remote\..*\.(?:url|fetch|promisor|partialclonefilter)$/,
  /^branch\..*\.(?:remote|merge|rebase)$/,
  /^submodule\..*\.(?:url|active|branch|ignore)$/,
];

/** Nobody pushes from an agent's repository: its branch goes through the gates. */
const NO_PUSH = 'tributary-lands-this-branch://';

/** All settings that hold in a checkout, with included files. */
export async function readSettings(checkout: Git): Promise<Setting[]> {
  const { stdout } = await checkout(['config', '--list', '--includes', '--show-scope', '-z']);
  const parts = stdout.split('\0');
  const settings: Setting[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    if (parts[at] !== 'command') settings.push(settingIn(parts[at] ?? '', parts[at + 1] ?? ''));
  }
  return settings;
}

/** Whether objects are fetched when git needs them. */
export function isPartial(all: readonly Setting[]): boolean {
  return all.some(
    ({ key }) => key === 'extensions.partialclone' || /^remote\..*\.promisor$/.test(key),
  );
}

/** The settings with which Tributary judges and merges. It reads no other configuration file. */
export function judgeSettings(all: readonly Setting[], places: Places): Setting[] {
  const wanted = [...CONVERSION, ...(isPartial(all) ? [...PARTIAL, ...TRANSPORT] : [])];
  return [...copied(all, wanted, places), ...largeFiles(all, places)];
}

/** The settings of an agent's repository, in which the person's global configuration holds as well. */
export function workspaceSettings(all: readonly Setting[], places: Places): Setting[] {
  // Of all scopes: a conditional include of the global configuration holds for the person's repository only.
  const settings = copied(all, [...CONVERSION, ...PARTIAL, ...PERSON], places).map(
    withoutCredentials,
  );
  const remotes = new Set(
    settings.flatMap(({ key }) => /^(remote\..*)\.url$/.exec(key)?.[1] ?? []),
  );
  return [
    ...settings,
    ...largeFiles(all, places),
    ...[...remotes].map((remote) => setting(`${remote}.pushurl`, NO_PUSH)),
    // A signature may wait for a passphrase that nobody enters.
    setting('commit.gpgsign', 'false'),
    setting('tag.gpgsign', 'false'),
    setting('gc.auto', '0'),
    setting('maintenance.auto', 'false'),
    setting('advice.detachedhead', 'false'),
  ];
}

/** What a submodule's repository needs of its configuration. Nothing of it runs a program. */
export function submoduleSettings(all: readonly Setting[]): Setting[] {
  return all.filter(({ key }) => SUBMODULE.some((pattern) => pattern.test(key)));
}

/** Settings as `git config --list -z` prints them. */
export function settingsIn(list: string): Setting[] {
  return list
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => settingIn('local', entry));
}

/** The text of a configuration file. `objectFormat` is git's name of the hash. */
export function configText(
  settings: readonly Setting[],
  objectFormat: string,
  bare: boolean,
): string {
  const extended =
    objectFormat !== 'sha1' || settings.some(({ key }) => key.startsWith('extensions.'));
  const all = [
    setting('core.repositoryformatversion', extended ? '1' : '0'),
    setting('core.bare', String(bare)),
    ...(bare ? [] : [setting('core.logallrefupdates', 'true')]),
    ...(objectFormat === 'sha1' ? [] : [setting('extensions.objectformat', objectFormat)]),
    ...settings,
  ];
  return settingsText(all);
}

/** Settings in the form of a configuration file. */
export function settingsText(settings: readonly Setting[]): string {
  return settings
    .map(({ key, value }) => `${sectionOf(key)}\n\t${nameOf(key)} = ${quoted(value)}\n`)
    .join('');
}

/** Git LFS keeps its files in the git directory that it runs in, unless it is told where. */
function largeFiles(all: readonly Setting[], { gitDir }: Places): Setting[] {
  if (!all.some(({ key }) => key.startsWith('filter.lfs.'))) return [];
  const configured = all.findLast(({ key }) => key === 'lfs.storage')?.value ?? 'lfs';
  return [setting('lfs.storage', resolve(gitDir, configured))];
}

/** An entry of `git config --list -z`. A key without a value means true. */
function settingIn(scope: string, entry: string): Setting {
  const end = entry.indexOf('\n');
  return end < 0
    ? { scope, key: entry, value: 'true' }
    : { scope, key: entry.slice(0, end), value: entry.slice(end + 1) };
}

function copied(all: readonly Setting[], wanted: readonly RegExp[], { root }: Places): Setting[] {
  return all
    .filter(({ key }) => wanted.some((pattern) => pattern.test(key)))
    .map(({ scope, key, value }) => ({ scope, key, value: valueOf(key, value, root) }));
}

function valueOf(key: string, value: string, root: string): string {
  if (/^remote\..*\.url$/.test(key)) return absoluteUrl(value, root);
  if (/^core\.(?:attributes|excludes)file$/.test(key) && !/^[~%]/.test(value))
    return resolve(root, value);
  return value;
}

/** Relative local paths start at the checkout. As for git, a colon before any slash ends the name of a host. */
function absoluteUrl(url: string, root: string): string {
  const isLocal = !/^[^/]*:/.test(url) && !isAbsolute(url) && !url.startsWith('~');
  return isLocal ? resolve(root, url) : url;
}

/** Passwords and tokens in addresses stay in the person's repository. The name in `ssh://git@host` is none. */
function withoutCredentials({ scope, key, value }: Setting): Setting {
  if (!/^(?:remote|lfs)\./.test(key)) return { scope, key, value };
  const clean = (text: string) =>
    text.replace(/(https?:\/\/)[^/\s]*@/gi, '$1').replace(/(\w:\/\/[^/@:\s]*):[^/\s]*@/g, '$1@');
  return { scope, key: clean(key), value: clean(value) };
}

function setting(key: string, value: string): Setting {
  return { scope: 'local', key, value };
}

/** `remote.a.b.url` is the variable `url` in the section `[remote "a.b"]`. */
function sectionOf(key: string): string {
  const parts = key.split('.');
  const [section] = parts;
  const below = parts.slice(1, -1).join('.');
  return below === ''
    ? `[${section}]`
    : `[${section} "${below.replace(/["\\]/g, String.raw`\$&`)}"]`;
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function quoted(value: string): string {
  const escaped = value
    .replace(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', String.raw`\t`);
  return `"${escaped}"`;
}
