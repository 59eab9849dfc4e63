/** Parses `.github/tributary.yml` to `Config`, or reports all problems at once. */
import { posix } from 'node:path';
import type { z } from 'zod';
import { Config } from '../core/config.js';
import { UserError } from '../core/user-error.js';
import { MINIMAL_EXAMPLE } from './examples.js';
import { pathText } from './words.js';
import { shellWord } from '../text/next-steps.js';
import { ruleComplaints } from './rules.js';
import { type Complaint, isMapping, type Mapping, shapeComplaints } from './shape.js';
import { type Problem, readYaml } from './yaml.js';

/** Nobody reads more lines than this. */
const MAX_PROBLEMS = 100;
/** How many problems are located and sorted; a file may be full of them. */
const MAX_COMPLAINTS = 1000;

/**
 * @param text the file's content
 * @param file its display path, for the messages
 * @throws UserError with all problems, each as `FILE:LINE:COLUMN path.to.key: message`, by line
 */
export function parseConfig(text: string, file: string): Config {
  const read = readYaml(text);
  if (read.is === 'unreadable') throw refusal(file, read.problems);
  if (!isMapping(read.value)) throw refusal(file, [notAMapping(read.value)]);

  const parsed = Config.safeParse(read.value);
  const problems: Problem[] = [];
  for (const { path, of, message } of complaints(read.value, parsed.error)) {
    problems.push({ ...read.locate(path, of), path, message });
    if (problems.length === MAX_COMPLAINTS) break;
  }
  if (!parsed.success || read.problems.length + problems.length > 0)
    throw refusal(file, [...read.problems, ...problems]);
  return withPlainPaths(parsed.data);
}

function refusal(file: string, problems: readonly Problem[]): UserError {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  // One message for each position is enough: a rule adds nothing to an unknown key.
  const byPosition = new Map<string, string>();
  for (const { line, column, path, message } of sorted) {
    const key = pathText(path);
    const position = `${file}:${line}:${column}${key === '' ? '' : ` ${key}`}`;
    if (!byPosition.has(position)) byPosition.set(position, `${position}: ${message}`);
  }
  const lines = [...byPosition.values()];
  const shown =
    lines.length > MAX_PROBLEMS ? [...lines.slice(0, MAX_PROBLEMS), '… and more'] : lines;
  return new UserError(shown, [
    `# correct ${file}, then:`,
    `git add ${shellWord(file)} && git commit -m "Correct the configuration"`,
    'tributary doctor',
  ]);
}

function notAMapping(value: unknown): Problem {
  const what = value === null ? 'the file is empty' : 'expected keys with values, such as agents:';
  const example = MINIMAL_EXAMPLE.trimEnd().replaceAll(/^/gm, '  ');
  return {
    line: 1,
    column: 1,
    path: [],
    message: `${what}\nThe smallest valid file:\n\n${example}`,
  };
}

function* complaints(file: Mapping, error: z.ZodError | undefined): Generator<Complaint> {
  if (error !== undefined) yield* shapeComplaints(error, file);
  yield* ruleComplaints(file);
}

/** Normalises paths as git writes them: `./a//b/` becomes `a/b`. */
function withPlainPaths(config: Config): Config {
  config.tasks = plainPath(config.tasks);
  for (const agent of Object.values(config.agents))
    if (agent.instructions !== undefined) agent.instructions = plainPath(agent.instructions);
  for (const suite of Object.values(config.suites))
    if (suite.in !== undefined) suite.in = plainPath(suite.in);
  return config;
}

function plainPath(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}
