/** Rules between parts of the configuration, which a schema cannot express. */
import { posix } from 'node:path';
import picomatch from 'picomatch';
import { type Path, pathText, quoted } from './words.js';
import { type Complaint, isMapping, type Mapping } from './shape.js';
import { nearMiss } from '../text/near-miss.js';

const builtInGates: readonly string[] = ['security', 'compliance'];
export const MAX_GLOB = 500;

/**
 * All violated rules. Works on the unvalidated file, so that rules are checked even if the schema does not
 * match; the schema reports values of an unexpected shape.
 */
export function* ruleComplaints(file: Mapping): Generator<Complaint> {
  yield* sameNames(file);
  yield* unknownAgents(file);
  yield* gatesWithoutCommand(file);
  yield* refusedVariables(file);
  yield* brokenGlobs(file);
  yield* folders(file);
  yield* nulCharacters(file, []);
}

/** Names become file names, also on case-insensitive file systems; gates and reviews share a folder. */
function* sameNames(file: Mapping): Generator<Complaint> {
  yield* twins(file, ['agents'], []);
  yield* twins(file, ['suites'], []);
  yield* twins(file, ['gates', 'reviews'], builtInGates);
}

function* twins(
  file: Mapping,
  sections: readonly string[],
  builtIn: readonly string[],
): Generator<Complaint> {
  const taken = new Map(builtIn.map((name) => [name, { name, section: 'the built-in gates' }]));
  for (const section of sections)
    for (const name of names(file, section)) {
      const twin = taken.get(name.toLowerCase());
      const settings = section === 'gates' && builtIn.includes(name);
      if (twin === undefined) taken.set(name.toLowerCase(), { name, section });
      else if (!settings) yield { path: [section, name], of: 'key', message: sameName(name, twin) };
    }
}

function sameName(name: string, twin: { name: string; section: string }): string {
  const how = twin.name === name ? 'is the same as' : 'differs only by case from';
  return `the name ${how} ${pathText([twin.name])} in ${twin.section}; choose another one`;
}

function* unknownAgents(file: Mapping): Generator<Complaint> {
  const agents = names(file, 'agents');
  if (agents.length === 0) return;
  const named: [Path, unknown][] = [[['default-agent'], file['default-agent']]];
  for (const [path, rule] of parts(file, 'subtasks'))
    named.push([[...path, 'agent'], rule['agent']]);
  for (const [path, name] of named) {
    if (typeof name !== 'string' || agents.includes(name)) continue;
    const near = nearMiss(name, agents);
    const all = agents.slice(0, 10).map((agent) => pathText([agent]));
    const hint =
      near === undefined ? `the agents are ${all.join(', ')}` : `did you mean ${pathText([near])}?`;
    yield { path, of: 'value', message: `there is no agent ${quoted(name)}; ${hint}` };
  }
}

function names(file: Mapping, section: string): string[] {
  const part = file[section];
  return isMapping(part) ? Object.keys(part) : [];
}

function* gatesWithoutCommand(file: Mapping): Generator<Complaint> {
  for (const [path, gate] of parts(file, 'gates')) {
    if (Object.hasOwn(gate, 'run') || builtInGates.includes(String(path[1]))) continue;
    const message = 'missing: expected a command; only security and compliance can omit it';
    yield { path: [...path, 'run'], of: 'key', message };
  }
}

function* refusedVariables(file: Mapping): Generator<Complaint> {
  const places: [Path, Mapping][] = [
    [[], file],
    ...parts(file, 'agents', 'suites', 'gates', 'reviews'),
  ];
  for (const [path, part] of places)
    for (const [at, variable] of texts(part['env'], [...path, 'env'])) {
      const prefix = /^(?:TRIBUTARY|GIT)_/.exec(variable)?.[0];
      if (prefix === undefined) continue;
      const message = `only Tributary sets variables that begin with ${prefix}; remove it`;
      yield { path: at, of: 'value', message };
    }
}

function* brokenGlobs(file: Mapping): Generator<Complaint> {
  const lists: [Path, unknown][] = [
    [['protected'], file['protected']],
    [['allow'], file['allow']],
  ];
  for (const [path, part] of parts(file, 'agents', 'gates', 'reviews', 'subtasks'))
    if (isMapping(part['when'])) lists.push([[...path, 'when', 'paths'], part['when']['paths']]);
  for (const [path, list] of lists)
    for (const [at, glob] of texts(list, path)) {
      const message = globProblem(glob);
      if (message !== undefined) yield { path: at, of: 'value', message };
    }
}

function* texts(list: unknown, path: Path): Generator<[Path, string]> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries())
    if (typeof item === 'string') yield [[...path, index], item];
}

function globProblem(glob: string): string | undefined {
  // The schema reports an empty one.
  if (glob === '') return undefined;
  if (glob.length > MAX_GLOB)
    return `a glob can have at most ${MAX_GLOB} characters, but this one has ${glob.length}`;
  if (glob.startsWith('/'))
    return `a glob is relative to the repository's root: remove the leading /`;
  if (glob.split(/[\\/{},()|]/).includes('..')) return 'a glob may not contain ..';
  // In a list, a negated glob would match every other file.
  if (/^!(?!\()/.test(glob)) return 'a glob may not begin with !';
  try {
    picomatch.makeRe(glob, { strictBrackets: true });
    return undefined;
  } catch (error) {
    return `not a valid glob: ${error instanceof Error ? error.message : 'it cannot be read'}`;
  }
}

/** Paths that must name a file, but name a folder after normalisation. */
function* folders(file: Mapping): Generator<Complaint> {
  const paths: [Path, unknown][] = [[['tasks'], file['tasks']]];
  for (const [path, agent] of parts(file, 'agents'))
    paths.push([[...path, 'instructions'], agent['instructions']]);
  for (const [path, value] of paths) {
    if (typeof value !== 'string' || value === '') continue;
    if (/(?:^|\/)\.?$/.test(posix.normalize(value)))
      yield { path, of: 'value', message: `expected a file, got the folder ${quoted(value)}` };
  }
}

/** The named mappings of some sections, with their paths. */
function* parts(file: Mapping, ...sections: string[]): Generator<[Path, Mapping]> {
  for (const section of sections) {
    const named = file[section];
    if (!isMapping(named)) continue;
    for (const [name, part] of Object.entries(named))
      if (isMapping(part)) yield [[section, name], part];
  }
}

/** A quoted escape can produce a NUL character, which no command, variable or path can contain. */
function* nulCharacters(value: unknown, path: Path): Generator<Complaint> {
  if (typeof value === 'string' && value.includes('\0'))
    yield { path, of: 'value', message: 'contains a NUL character; remove it' };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key.includes('\0'))
      yield { path: here, of: 'key', message: 'contains a NUL character; remove it' };
    yield* nulCharacters(inner, here);
  }
}
