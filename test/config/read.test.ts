import { describe, expect, test } from '@jest/globals';
import { fc, test as property } from '@fast-check/jest';
import { parseConfig } from '../../src/config/read.js';
import { type Config, Config as ConfigSchema } from '../../src/core/config.js';
import { UserError } from '../../src/core/user-error.js';
import { FULL_EXAMPLE, MINIMAL_EXAMPLE } from '../../src/config/examples.js';

const FOUR_LINES = 'agents:\n  a: run-a\nsuites:\n  unit: npm test\n';

/** The problems of a text, in a file called `f`; fails if the text is accepted. */
function problemsOf(text: string): string[] {
  return refusalOf(text).problems;
}

function refusalOf(text: string): UserError {
  try {
    parseConfig(text, 'f');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

/** The problems of lines after a valid configuration; the first of them is line 5. */
function problemsAfter(lines: string): string[] {
  return problemsOf(FOUR_LINES + lines);
}

function parsed(lines = ''): Config {
  return parseConfig(FOUR_LINES + lines, 'f');
}

/** The same, typed loosely for tests that look up arbitrary names. */
function loose(config: Config) {
  return config as unknown as Record<string, Record<string, unknown>>;
}

describe('a valid configuration', () => {
  test('gets every default from four lines', () => {
    expect(parsed()).toEqual({
      agents: { a: { run: 'run-a', limit: 1800, env: [] } },
      suites: { unit: { run: 'npm test', timeout: 900, env: [] } },
      setup: [],
      sandbox: { mode: 'auto', commands: false, write: [], read: [], hide: [] },
      env: [],
      gates: {},
      reviews: {},
      subtasks: {},
      tasks: 'TASKS.md',
      method: 'merge',
      'after-land': [],
      'on-conflict': 'hold',
      'max-parallel': 4,
      'max-rounds': 5,
      attempts: 2,
      train: 8,
      scope: 'warn',
      'max-files': 100,
      'max-kilobytes': 4096,
      protected: [],
      allow: [],
      prices: {},
    });
  });

  test('both examples of the reference are accepted', () => {
    expect(Object.keys(parseConfig(MINIMAL_EXAMPLE, 'f').agents)).toHaveLength(1);
    expect(parseConfig(FULL_EXAMPLE, 'f')).toMatchObject({
      agents: { 'banking-agent': { limit: 2700, when: { labels: ['banking'] } } },
      gates: { compliance: { timeout: 300, 'block-on': 'warning' } },
      subtasks: { db: { agent: 'db-agent' } },
      'max-files': 60,
    });
  });

  test('paths are normalised as git writes them', () => {
    const text = `agents:
  a: {run: x, instructions: ./docs//agents/./a.md}
suites:
  here: {run: x, in: .}
  api: {run: x, in: ./apps//api/}
tasks: ./docs/../TASKS.md
`;
    expect(problemsOf(text)).toEqual([
      'f:6:8 tasks: expected a path inside the repository, got "./docs/../TASKS.md"',
    ]);
    const config = loose(parseConfig(text.replace('docs/../', 'docs/'), 'f'));
    expect(config['tasks']).toBe('docs/TASKS.md');
    expect(config['agents']?.['a']).toMatchObject({ instructions: 'docs/agents/a.md' });
    expect(config['suites']).toMatchObject({ here: { in: '.' }, api: { in: 'apps/api' } });
  });

  test('a byte order mark, CRLF, comments and quotes change nothing', () => {
    const text = '\uFEFF# comment\r\nagents:\r\n  "a": \'run-a\'\r\nsuites: {unit: npm test}\r\n';
    expect(parseConfig(text, 'f')).toEqual(parsed());
  });

  test('an alias is replaced by its value', () => {
    const config = loose(parsed('env: &e [A]\nsetup: *e\n'));
    expect(config['setup']).toEqual(['A']);
  });

  test('security and compliance need no command', () => {
    const config = loose(parsed('gates:\n  security: {block-on: error}\n  compliance: {}\n'));
    expect(config['gates']).toMatchObject({ security: { 'block-on': 'error' }, compliance: {} });
  });

  test('names of JavaScript object members are accepted like other names', () => {
    const config = parseConfig(
      'agents: {constructor: x, toString: y}\nsuites: {valueOf: z}\ndefault-agent: toString\n',
      'f',
    );
    expect(Object.keys(config.agents)).toEqual(['constructor', 'toString']);
    expect(problemsAfter('default-agent: toString')).toEqual([
      'f:5:16 default-agent: there is no agent "toString"; the agents are a',
    ]);
  });

  test('a file is read as YAML 1.2, whatever it declares: `yes` is text and 010 is ten', () => {
    const config = parseConfig(
      `%YAML 1.1\n---\n${FOUR_LINES}max-parallel: 010\nenv: [A=yes]\nsetup: [yes]\n`,
      'f',
    );
    expect([config['max-parallel'], config.setup]).toEqual([10, ['yes']]);
  });
});

describe('an invalid value', () => {
  test.each([
    ['max-parallel: x', 'f:5:15 max-parallel: expected a number from 1 to 256, got "x"'],
    ['max-parallel: "4"', 'f:5:15 max-parallel: expected a number from 1 to 256, got "4"'],
    ['max-parallel: 257', 'f:5:15 max-parallel: expected a number from 1 to 256, got 257'],
    ['max-parallel: 0', 'f:5:15 max-parallel: expected a number from 1 to 256, got 0'],
    ['max-parallel: 1.5', 'f:5:15 max-parallel: expected a whole number from 1 to 256, got 1.5'],
    ['max-parallel: .nan', 'f:5:15 max-parallel: expected a whole number from 1 to 256, got NaN'],
    ['max-parallel: true', 'f:5:15 max-parallel: expected a number from 1 to 256, got true'],
    ['max-parallel:', 'f:5:1 max-parallel: expected a number from 1 to 256, got nothing'],
    ['max-parallel: [4]', 'f:5:15 max-parallel: expected a number from 1 to 256, got a list of 1'],
    ['max-parallel: {n: 4}', 'f:5:15 max-parallel: expected a number from 1 to 256, got a mapping'],
    ['budget: 0', 'f:5:9 budget: expected a number greater than 0 and at most 1000000, got 0'],
    [
      'budget: 1000001',
      'f:5:9 budget: expected a number greater than 0 and at most 1000000, got 1000001',
    ],
    [
      `after-land: [${Array.from('abcdefghijk', (name) => `${name}.yml`).join()}]`,
      'f:5:13 after-land: expected a list of at most 10, got a list of 11',
    ],
    ['sandbox: on', 'f:5:10 sandbox: expected auto, off or required or a mapping, got "on"'],
    ['sandbox: {mode: no}', 'f:5:17 sandbox.mode: expected auto, off or required, got "no"'],
    ['sandbox: {mod: auto}', 'f:5:11 sandbox.mod: unknown key; did you mean mode?'],
    ['sandbox: {commands: yes}', 'f:5:21 sandbox.commands: expected true or false, got "yes"'],
    [
      'sandbox: {write: [data]}',
      'f:5:19 sandbox.write[0]: expected a path that begins with / or ~/, got "data"',
    ],
    [
      'sandbox: {hide: [~/a/../b]}',
      'f:5:18 sandbox.hide[0]: expected a path that begins with / or ~/, got "~/a/../b"',
    ],
    ['sandbox: {network: all}', 'f:5:20 sandbox.network: expected none or a list, got "all"'],
    [
      'sandbox: {network: ["https://a.com"]}',
      'f:5:21 sandbox.network[0]: expected a domain such as api.example.com or *.example.com, got "https://a.com"',
    ],
    ['method: fast', 'f:5:9 method: expected merge, squash or rebase, got "fast"'],
    ['scope: 1', 'f:5:8 scope: expected warn or block, got 1'],
    ['setup: npm ci', 'f:5:8 setup: expected a list, got "npm ci"'],
    ['setup: [""]', 'f:5:9 setup[0]: expected a command, got ""'],
    ['setup: [ok, " "]', 'f:5:13 setup[1]: expected a command, got " "'],
    ['gates: [lint]', 'f:5:8 gates: expected a mapping, got a list of 1'],
    ['env: [1X]', 'f:5:7 env[0]: expected NAME or NAME=value, got "1X"'],
    ['tasks: ../x', 'f:5:8 tasks: expected a path inside the repository, got "../x"'],
    ['tasks: /x', 'f:5:8 tasks: expected a path inside the repository, got "/x"'],
    ['tasks: a/', 'f:5:8 tasks: expected a file, got the folder "a/"'],
    ['tasks: .', 'f:5:8 tasks: expected a file, got the folder "."'],
    ['allow: [""]', 'f:5:9 allow[0]: expected a glob such as src/**/*.ts, got ""'],
    [
      'prices: {m: {input: -1, output: 1}}',
      'f:5:21 prices.m.input: expected a number of at least 0, got -1',
    ],
    ['prices: {m: {input: 1}}', 'f:5:10 prices.m.output: missing: expected a number of at least 0'],
    ['prices: {a b.c: 1}', 'f:5:17 prices."a b.c": expected a mapping, got 1'],
    [
      'gates: {g: {run: x, timeout: 30}}',
      'f:5:30 gates.g.timeout: expected a duration such as 90s, 30m or 2h, got 30',
    ],
    [
      'gates: {g: {run: x, timeout: 0m}}',
      'f:5:30 gates.g.timeout: expected a duration such as 90s, 30m or 2h, got "0m"',
    ],
    ['gates: {g: 1}', 'f:5:12 gates.g: expected a command or a mapping, got 1'],
    ['gates: {g: " "}', 'f:5:12 gates.g: expected a command, got " "'],
    ['reviews: {r: {}}', 'f:5:11 reviews.r.run: missing: expected a command'],
  ])('%s is refused with the position and the expected value', (line, message) => {
    expect(problemsAfter(`${line}\n`)).toEqual([message]);
  });

  test('a missing key is reported at the mapping that should have it', () => {
    expect(problemsOf('agents:\n  a:\n    limit: 5m\nsuites:\n  t: x\n')).toEqual([
      'f:2:3 agents.a.run: missing: expected a command',
    ]);
    expect(problemsOf('tasks: x\n')).toEqual([
      'f:1:1 agents: missing: expected a mapping',
      'f:1:1 suites: missing: expected a mapping',
    ]);
  });

  test('an empty mapping of agents or suites is refused', () => {
    expect(problemsOf('agents: {}\nsuites: {}\n')).toEqual([
      'f:1:9 agents: expected at least one agent, got an empty mapping',
      'f:2:9 suites: expected at least one test suite, got an empty mapping',
    ]);
  });

  test('a long value is cut in the message, and invisible characters are escaped', () => {
    expect(problemsAfter(`method: ${'x'.repeat(80)}\n`)).toEqual([
      `f:5:9 method: expected merge, squash or rebase, got "${'x'.repeat(59)}…"`,
    ]);
    expect(problemsAfter('method: "a\\e[2J\\u202e\\n\\""\n')).toEqual([
      String.raw`f:5:9 method: expected merge, squash or rebase, got "a\u{1b}[2J\u{202e}\u{a}\""`,
    ]);
  });
});

describe('an unknown key', () => {
  test.each([
    ['max-paralel: 3', 'f:5:1 max-paralel: unknown key; did you mean max-parallel?'],
    ['maxParallel: 3', 'f:5:1 maxParallel: unknown key; did you mean max-parallel?'],
    ['max_rounds: 3', 'f:5:1 max_rounds: unknown key; did you mean max-rounds?'],
    ['agent: x', 'f:5:1 agent: unknown key; did you mean agents?'],
    ['max-pralel: 3', 'f:5:1 max-pralel: unknown key; did you mean max-parallel?'],
    ['limit: 5m', 'f:5:1 limit: unknown key; it belongs in agents.<name>'],
    [
      'timeout: 5m',
      'f:5:1 timeout: unknown key; it belongs in suites.<name>, in gates.<name> or in reviews.<name>',
    ],
    [
      'gates: {g: {run: x, train: 1}}',
      'f:5:21 gates.g.train: unknown key; it belongs at the top level',
    ],
    [
      'gates: {g: {run: x, blockOn: error}}',
      'f:5:21 gates.g.blockOn: unknown key; did you mean block-on?',
    ],
    [
      'prices: {m: {input: 1, output: 1, cached: 1}}',
      'f:5:35 prices.m.cached: unknown key; known keys: input, output',
    ],
    ['1: x', /^f:5:1 1: unknown key; known keys: agents, default-agent, suites, /],
    ['<<: {train: 1}', /^f:5:1 "<<": unknown key; known keys: /],
    [`${'k'.repeat(1000)}: x`, /^f:5:1 "k{59}…": unknown key; known keys: /],
  ])('%s is refused with a hint', (line, message) => {
    const problems = problemsAfter(`${line}\n`);
    expect(problems).toHaveLength(1);
    if (typeof message === 'string') expect(problems[0]).toBe(message);
    else expect(problems[0]).toMatch(message);
  });
});

describe('an unsafe name', () => {
  const rule = 'expected a name of letters, digits and dashes (at most 64, no dash at either end)';

  test.each(['../x', 'a b', '-a', 'a-', 'a_b', '', 'é', 'a'.repeat(65)])(
    '%j is refused for a gate and for a review',
    (name) => {
      const key = JSON.stringify(name);
      const lines = `gates:\n  ${key}: x\nreviews:\n  ${key}: x\n`;
      const shown = name.length > 60 ? `${name.slice(0, 59)}…` : name;
      const problems = problemsAfter(lines);
      expect(problems).toHaveLength(2);
      expect(problems[0]).toMatch(/^f:6:3 gates\./);
      expect(problems[0]).toContain(`: ${rule}, got "${shown}"`);
      expect(problems[1]).toMatch(/^f:8:3 reviews\./);
    },
  );

  test('is refused for an agent, a suite and a subtask', () => {
    const text = `agents: {a/b: x}
suites: {t.js: x}
subtasks: {DB: {when: {}, agent: a/b, work: x}}
default-agent: a b
`;
    expect(problemsOf(text)).toEqual([
      `f:1:10 agents."a/b": ${rule}, got "a/b"`,
      `f:2:10 suites."t.js": ${rule}, got "t.js"`,
      'f:3:12 subtasks.DB: expected a suffix of lowercase letters and digits (at most 16), got "DB"',
      `f:3:34 subtasks.DB.agent: ${rule}, got "a/b"`,
      `f:4:16 default-agent: ${rule}, got "a b"`,
    ]);
  });
});

describe('rules across keys', () => {
  test('default-agent and the agents of subtasks must be configured', () => {
    const text = `agents: {claude: x, codex: y}
suites: {t: x}
default-agent: claud
subtasks:
  db: {when: {labels: [x]}, agent: nobody, work: x}
`;
    expect(problemsOf(text)).toEqual([
      'f:3:16 default-agent: there is no agent "claud"; did you mean claude?',
      'f:5:36 subtasks.db.agent: there is no agent "nobody"; the agents are claude, codex',
    ]);
  });

  test('a custom gate must have a command', () => {
    expect(problemsAfter('gates:\n  lint: {timeout: 5m}\n')).toEqual([
      'f:6:3 gates.lint.run: missing: expected a command; only security and compliance can omit it',
    ]);
  });

  test('a gate and a review must have different names, and a review may not have that of a built-in gate', () => {
    expect(problemsAfter('gates: {lint: x}\nreviews: {lint: y, Lint2: z, security: z}\n')).toEqual([
      'f:6:11 reviews.lint: the name is the same as lint in gates; choose another one',
      'f:6:30 reviews.security: the name is the same as security in the built-in gates; choose another one',
    ]);
  });

  test('names must differ by more than case', () => {
    const text = `agents: {Ann: x, ann: y}
suites: {t: x, T: y}
gates: {Security: x, lint: y}
reviews: {LINT: z}
`;
    const same = 'the name differs only by case from';
    expect(problemsOf(text)).toEqual([
      `f:1:18 agents.ann: ${same} Ann in agents; choose another one`,
      `f:2:16 suites.T: ${same} t in suites; choose another one`,
      `f:3:9 gates.Security: ${same} security in the built-in gates; choose another one`,
      `f:4:11 reviews.LINT: ${same} lint in gates; choose another one`,
    ]);
  });

  test('variables of git and of Tributary itself are refused in every `env`', () => {
    const text = `agents: {a: {run: x, env: [GIT_DIR=/tmp]}}
suites: {t: {run: x, env: [OK, TRIBUTARY_PROMPT]}}
gates: {g: {run: x, env: [GIT_SSH_COMMAND]}}
reviews: {r: {run: x, env: [TRIBUTARY_X=1]}}
env: [GITHUB_TOKEN, GIT_EDITOR]
`;
    const message = (prefix: string) =>
      `only Tributary sets variables that begin with ${prefix}; remove it`;
    expect(problemsOf(text)).toEqual([
      `f:1:28 agents.a.env[0]: ${message('GIT_')}`,
      `f:2:32 suites.t.env[1]: ${message('TRIBUTARY_')}`,
      `f:3:27 gates.g.env[0]: ${message('GIT_')}`,
      `f:4:29 reviews.r.env[0]: ${message('TRIBUTARY_')}`,
      `f:5:21 env[1]: ${message('GIT_')}`,
    ]);
  });

  test.each([
    ['/src/**', "a glob is relative to the repository's root: remove the leading /"],
    ['../x/**', 'a glob may not contain ..'],
    ['src/../../x', 'a glob may not contain ..'],
    ['src/{a,..}/x', 'a glob may not contain ..'],
    ['!src/**', 'a glob may not begin with !'],
    ['src/[ab', 'not a valid glob: Missing closing: "]" - use "\\\\]" to match literal characters'],
    [
      'src/{a,b',
      'not a valid glob: Missing closing: "}" - use "\\\\}" to match literal characters',
    ],
    ['x'.repeat(501), 'a glob can have at most 500 characters, but this one has 501'],
  ])('the glob %s is refused', (glob, message) => {
    const item = JSON.stringify(glob);
    expect(problemsAfter(`protected: [ok/**, ${item}]\n`)).toEqual([
      `f:5:20 protected[1]: ${message}`,
    ]);
    expect(problemsAfter(`allow: [${item}]\n`)).toEqual([`f:5:9 allow[0]: ${message}`]);
    expect(problemsAfter(`gates: {g: {run: x, when: {paths: [${item}]}}}\n`)).toEqual([
      `f:5:36 gates.g.when.paths[0]: ${message}`,
    ]);
  });

  test('common globs are accepted', () => {
    const globs = [
      '**',
      'src/**/*.{ts,js}',
      'v{1..3}/*',
      '!(a|b).ts',
      '.github/*',
      'a..b',
      '[!a]*',
    ];
    expect(parsed(`protected: ${JSON.stringify(globs)}\n`).protected).toEqual(globs);
  });

  test('instructions must be a file', () => {
    expect(problemsOf('agents: {a: {run: x, instructions: docs/}}\nsuites: {t: x}\n')).toEqual([
      'f:1:36 agents.a.instructions: expected a file, got the folder "docs/"',
    ]);
  });
});

describe('the list of problems', () => {
  test('has those of the text, the schema and the rules, sorted by line, with the next commands', () => {
    const refusal = refusalOf(`suites: {t: x}
train: many
default-agent: nobody
train: 0
tasks: !path x
max-paralel: 1
agents: {a: x}
`);
    expect(refusal.problems).toEqual([
      'f:3:16 default-agent: there is no agent "nobody"; the agents are a',
      'f:4:1 train: is already on line 2; keep one',
      'f:4:8 train: expected a number from 1 to 100, got 0',
      'f:5:8: tags (!name) are not supported; remove it',
      'f:6:1 max-paralel: unknown key; did you mean max-parallel?',
    ]);
    expect(refusal.exitCode).toBe(2);
    expect(refusal.next).toEqual([
      '# correct f, then:',
      'git add f && git commit -m "Correct the configuration"',
      'tributary doctor',
    ]);
  });

  test('ends after a hundred with a note that there are more', () => {
    const keys = Array.from({ length: 130 }, (_, index) => `key${index}: 1\n`).join('');
    const problems = problemsAfter(keys);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('… and more');
  });

  test('gives the position of the anchor for a problem under an alias', () => {
    expect(
      problemsOf('agents:\n  a: &x\n    run: y\n    envv: 1\n  b: *x\nsuites: {t: x}\n'),
    ).toEqual([
      'f:4:5 agents.a.envv: unknown key; did you mean env?',
      'f:4:5 agents.b.envv: unknown key; did you mean env?',
    ]);
  });
});

describe('a file without a configuration', () => {
  const example =
    'The smallest valid file:\n\n  agents:\n    claude: claude -p --permission-mode acceptEdits\n  suites:\n    unit: npm test';

  test.each(['', '\n\n', '# only a comment\n', '---\n', '~\n', '\uFEFF'])(
    '%j is refused as empty',
    (text) => {
      expect(problemsOf(text)).toEqual([`f:1:1: the file is empty\n${example}`]);
    },
  );

  test.each(['- a\n', 'hello\n', '42\n', '[]\n'])(
    '%j is refused because it is not a mapping',
    (text) => {
      expect(problemsOf(text)).toEqual([
        `f:1:1: expected keys with values, such as agents:\n${example}`,
      ]);
    },
  );
});

describe('invalid YAML', () => {
  test.each([
    [
      'a tab as indentation',
      'agents:\n\ta: x\n',
      'f:2:1: the indentation contains a tab; use spaces',
    ],
    [
      'a colon in plain text',
      'setup:\n  - echo a: b: c\n',
      'f:2:13: this line has a second "key: value", or the next line is indented too far; put text that contains ": " in quotes',
    ],
    [
      'a second document',
      'a: 1\n---\nb: 1\n',
      'f:2:1: a second document begins here; the file may contain only one',
    ],
    ['a key that is not text', '? [a]\n: b\n', 'f:1:3: a key must be text'],
    [
      'a character that cannot begin text',
      'tasks: @x\n',
      'f:1:8: text cannot begin with this character; put it in quotes',
    ],
    ['an open quote', 'tasks: "x\n', 'f:2:1: not valid YAML: Missing closing "quote'],
    ['an unknown anchor', 'tasks: *x\n', 'f:1:8: not valid YAML: there is no anchor &x before *x'],
    [
      'an alias within itself',
      'agents: &x\n  a: *x\n',
      'f:2:6: not valid YAML: *x is inside its own anchor',
    ],
    [
      'a NUL byte',
      'agents:\n  a: x\0y\n',
      String.raw`f:2:7: the control character "\u{0}" is not allowed in YAML; remove it`,
    ],
    [
      'an escape sequence',
      '\u001B[2J',
      String.raw`f:1:1: the control character "\u{1b}" is not allowed in YAML; remove it`,
    ],
  ])('%s is refused with its position', (_, text, message) => {
    expect(problemsOf(text)).toEqual([message]);
  });

  test('each line with a mistake is reported once, whatever else follows from it', () => {
    const lines = 'agents:\n  a: x\n    b: y\nsuites:\n  t: x\n    u: y\n';
    const message =
      'this line has a second "key: value", or the next line is indented too far; put text that contains ": " in quotes';
    expect(problemsOf(lines)).toEqual([`f:2:6: ${message}`, `f:5:6: ${message}`]);
  });

  test.each([
    '!!binary aGk=',
    '!!set {a}',
    '!!js/function x',
    '!env HOME',
    '!!timestamp 2020-01-01',
  ])('the tag %s is refused', (value) => {
    expect(problemsAfter(`tasks: ${value}\n`)[0]).toBe(
      'f:5:8: tags (!name) are not supported; remove it',
    );
  });
});

describe('hostile text', () => {
  const tooDeep = ['f:1:1: values are nested more than 40 levels deep'];

  test.each([
    ['[', '['.repeat(10_000)],
    ['[]', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['{a:', '{a: '.repeat(10_000)],
    ['- ', '- '.repeat(10_000)],
    ['? ', '? '.repeat(10_000)],
    ['below a key', `${FOUR_LINES}x: ${'['.repeat(2000)}${']'.repeat(2000)}`],
  ])('deep nesting is refused: %s', (_, text) => {
    expect(problemsOf(text)).toEqual(tooDeep);
  });

  test('a file over 256 KB is refused', () => {
    const most = 256 * 1024;
    const filled = `${FOUR_LINES}#`.padEnd(most, 'x');
    expect(parseConfig(filled, 'f')).toEqual(parsed());
    expect(problemsOf(`${filled}x`)).toEqual(['f:1:1: the file has 257 KB; the limit is 256 KB']);
    // Bytes count, not characters.
    expect(problemsOf(`#${'é'.repeat(most / 2)}`)).toHaveLength(1);
  });

  test('a file with more than 10,000 values is refused', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}:\n`).join('');
    expect(problemsOf(keys)).toEqual(['f:1:1: the file contains more than 10,000 values']);
  });

  test('aliases that expand to too many values are refused, and so are too many aliases', () => {
    const row = (name: string, of: string) => `${name}: &${name} [${`${of}, `.repeat(9)}]\n`;
    const bomb = row('a', 'x') + row('b', '*a') + row('c', '*b') + row('d', '*c');
    expect(problemsOf(bomb)).toEqual([
      'f:1:1: the aliases (*name) expand to too many values; write them out',
    ]);
    expect(problemsOf(`a: &a 1\n${'b: *a\n'.repeat(60)}`)).toEqual([
      'f:1:1: the file contains more than 50 aliases (*name); write the values out',
    ]);
  });

  test('keys that could change a prototype are refused', () => {
    const text = `__proto__: {tasks: x}
${FOUR_LINES}prices:
  __proto__: {input: 1, output: 1}
gates: {security: {"__proto__": {run: x}}}
`;
    expect(problemsOf(text)).toEqual([
      'f:1:1 __proto__: this key is not allowed',
      'f:7:3 prices.__proto__: this key is not allowed',
      'f:8:20 gates.security.__proto__: this key is not allowed',
    ]);
    expect({}).not.toHaveProperty('tasks');
  });

  test('a NUL character from an escape is refused', () => {
    expect(problemsAfter('setup: ["rm \\0 x"]\nprices: {"a\\0": {input: 1, output: 1}}\n')).toEqual(
      [
        'f:5:9 setup[0]: contains a NUL character; remove it',
        String.raw`f:6:10 prices."a\u{0}": contains a NUL character; remove it`,
      ],
    );
  });

  property.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
    'any text is either accepted or refused with a position',
    (text) => {
      expectReadOrRefused(text);
    },
  );

  const words = ['agents', 'suites', 'env', '__proto__', '1', '<<', '%YAML 1.1\n', '---\n'];
  const signs = [...Array.from(':{}[]"\'|#?,~ \n\t'), '\r\n', '- ', '&a', '*a', '!t'];
  const scrap = fc.constantFrom(...words, ...signs);
  property.prop([fc.array(scrap, { maxLength: 60 })])(
    'any fragments of YAML are either accepted or refused with a position',
    (scraps) => {
      expectReadOrRefused(scraps.join(''));
      expectReadOrRefused(`${FOUR_LINES}${scraps.join('')}`);
    },
  );

  function expectReadOrRefused(text: string) {
    let problems: string[] = [];
    try {
      problems = problemsOf(text);
    } catch (error) {
      expect(error).toEqual(new Error('it was accepted'));
    }
    for (const line of problems)
      expect(line).toMatch(/^f:[1-9]\d*:[1-9]\d*(?: .+)?: |^… and more$/);
  }
});

test('a file gives the same configuration as the zod schema gives for its values', () => {
  const text = JSON.stringify({ agents: { a: 'x' }, suites: { t: { run: 'y', in: 'z' } } });
  expect(parseConfig(text, 'f')).toEqual(ConfigSchema.parse(JSON.parse(text)));
});
