import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matcher } from '../../../src/adapters/glob-matcher.js';
import { Config, type ConfigInput } from '../../../src/core/config.js';
import { type FileChange, inspect, neverPublish } from '../../../src/core/gates/inspect.js';

function added(path: string, more: Partial<FileChange> = {}): FileChange {
  return {
    path,
    oldMode: '000000',
    newMode: '100644',
    status: 'added',
    bytes: 10,
    ...more,
  };
}

function look(
  files: FileChange[],
  { scope, ...config }: Partial<Omit<ConfigInput, 'scope'>> & { scope?: string[] } = {},
  onScope: 'warn' | 'block' = 'warn',
) {
  return inspect({
    files,
    scope,
    match: matcher,
    config: Config.parse({ agents: { a: 'x' }, suites: { s: 'y' }, scope: onScope, ...config }),
  });
}

function rules(findings: { rule: string }[]) {
  return findings.map(({ rule }) => rule);
}
function rulesOf(path: string, config = {}) {
  return rules(look([added(path)], config));
}

test('an ordinary change has no findings', () => {
  expect(
    look([
      added('src/a.ts'),
      added('docs/how to.md', { oldMode: '100644', status: 'modified' }),
      added('README.md', { newMode: '000000', oldMode: '100644', status: 'deleted', bytes: 0 }),
      added('ünï/日本.txt'),
      added('.gitignore'),
      added('src/github/workflows/x.yml'),
    ]),
  ).toEqual([]);
});

describe('workflow files', () => {
  test.each([
    '.github/workflows/ci.yml',
    '.github/actions/x/action.yml',
    '.GitHub/Workflows/ci.yml',
    '.github/workflows',
    '.github',
  ])('%s is refused, whatever `allow` and the scope say', (path) => {
    const findings = look([added(path)], { allow: ['**'], scope: [path] });
    expect(findings).toMatchObject([{ rule: 'workflow-file', level: 'error', path }]);
  });

  test('deleting a workflow file is refused too', () => {
    const gone = added('.github/workflows/ci.yml', { newMode: '000000', status: 'deleted' });
    expect(rules(look([gone]))).toEqual(['workflow-file']);
  });
});

describe('protected paths', () => {
  const paths = [
    '.github/tributary.yml',
    '.github/dependabot.yml',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    'AGENTS.md',
    'packages/api/AGENTS.md',
    'Claude.md',
    'GEMINI.md',
    '.cursor/rules/x.mdc',
    '.cursorrules',
    '.claude/settings.json',
    '.codex/config.toml',
    '.gemini/settings.json',
    '.mcp.json',
    'copilot-instructions.md',
    '.gitattributes',
    'src/.gitattributes',
    '.husky/pre-commit',
    '.githooks/pre-push',
    '.npmrc',
    'web/.npmrc',
    '.yarnrc.yml',
    '.pypirc',
    'pip.conf',
    '.worktreeinclude',
    'TASKS.md',
    'tasks.md',
  ];
  test.each(paths)('%s is refused', (path) => {
    expect(look([added(path)])).toMatchObject([{ rule: 'protected-path', level: 'error', path }]);
  });

  test.each(paths)('%s is accepted if `allow` lists it', (path) => {
    expect(rulesOf(path, { allow: [path] })).toEqual([]);
  });

  test('a task may change a protected path that its scope names exactly, but not one that a glob matches', () => {
    expect(rulesOf('CLAUDE.md', { scope: ['CLAUDE.md'] })).toEqual([]);
    expect(rulesOf('CLAUDE.md', { scope: ['*.md'] })).toEqual(['protected-path']);
  });

  test.each(['.github/tributary.yml', 'TASKS.md'])(
    '%s is refused even if the scope names it',
    (path) => {
      expect(rulesOf(path, { scope: [path] })).toEqual(['protected-path']);
    },
  );

  test('the configured globs, in upper or lower case, the task list and the agents’ instructions are protected', () => {
    const config = {
      protected: ['infra/**'],
      tasks: './work/list.md',
      agents: { a: { run: 'x', instructions: 'prompts/a.md' } },
    };
    for (const path of ['infra/main.tf', 'Infra/main.tf', 'work/list.md', 'prompts/a.md']) {
      expect(rulesOf(path, config)).toEqual(['protected-path']);
    }
    expect(rulesOf('TASKS.md', config)).toEqual([]);
  });
});

test('a changed manifest gives a note, unless the scope covers it', () => {
  expect(look([added('web/package.json')])).toMatchObject([{ rule: 'manifest', level: 'note' }]);
  expect(rulesOf('Cargo.lock')).toEqual(['manifest']);
  expect(rulesOf('web/package.json', { scope: ['web/**'] })).toEqual([]);
});

test.each([
  [{ newMode: '160000' }],
  [{ oldMode: '160000', newMode: '000000' }],
  [{ oldMode: '160000', newMode: '100644' }],
])('a submodule is refused: %j', (modes) => {
  expect(rules(look([added('lib/x', modes)]))).toEqual(['submodule']);
});

test('.gitmodules is refused', () => {
  expect(rulesOf('.gitmodules', { allow: ['**'] })).toEqual(['submodule']);
});

describe('symlinks', () => {
  const link = (path: string, target?: string) =>
    rules(look([added(path, { newMode: '120000', target })]));

  test.each([
    ['link', 'src/a.ts'],
    ['src/link', '../docs/x'],
    ['a/b/link', '../../c'],
    ['a/link', '..'],
    ['link', './x//y/'],
  ])('%s → %s stays inside the repository and is accepted', (path, target) => {
    expect(link(path, target)).toEqual([]);
  });

  test.each([
    ['link', '/etc/passwd'],
    ['link', '..'],
    ['src/link', '../../x'],
    ['a/b/link', './.././../../x'],
    ['link', 'C:/x'],
    ['link', '\\\\server\\x'],
    ['link', '.git/config'],
    ['a/link', '../.GIT/hooks/pre-commit'],
    ['link', 'git~1/config'],
    ['link', 'a\\..\\..\\x'],
    ['link', ''],
    ['link', undefined],
    // `other` may be a symlink to the root: then this one ends above it.
    ['a/b/link', 'other/../x'],
  ])('%s → %s is refused', (path, target) => {
    expect(link(path, target)).toEqual(['symlink-escape']);
  });
});

describe('path tricks', () => {
  test.each([
    '.git/config',
    'a/.Git/hooks/pre-commit',
    '.git./config',
    '.git /config',
    '.g\u200cit/config',
    '.gıt/config',
    'GIT~1/config',
    'src/GITHUB~1/x',
    '.git::$INDEX_ALLOCATION/config',
    'a\\b',
    '../x',
    'a/../b',
    'a//b',
    '/etc/x',
    'a/./b',
    'line\nbreak',
    'esc\u001b[2J',
    'right\u202eto-left',
    'broken\uFFFDbytes',
    'half\ud800',
    'end.',
    'end ',
    'a/end./b',
    'CON:1',
    'x'.repeat(256),
    'ü'.repeat(128),
    'abc/'.repeat(1024) + 'd',
  ])('%j is refused', (path) => {
    expect(look([added(path)])).toMatchObject([{ rule: 'path-trick', level: 'error', path }]);
  });

  test('names of the maximum length are accepted, and a refused name may be deleted', () => {
    expect(rulesOf('x'.repeat(255))).toEqual([]);
    expect(rulesOf('ü'.repeat(127))).toEqual([]);
    expect(rules(look([added('end.', { newMode: '000000', status: 'deleted' })]))).toEqual([]);
  });
});

test.each(['104755', '100664', '040000', '100600', ''])('mode %s is refused', (newMode) => {
  expect(look([added('x', { newMode })])).toMatchObject([{ rule: 'mode', level: 'error' }]);
});

test('a file that becomes executable gives a note', () => {
  const executable = { newMode: '100755' };
  expect(look([added('x', executable)])).toMatchObject([{ rule: 'executable', level: 'note' }]);
  expect(look([added('x', { ...executable, oldMode: '100755' })])).toEqual([]);
});

describe('names that differ only in case', () => {
  test.each([
    [['a/Read.md', 'a/read.md']],
    [['Src/a', 'src/b']],
    [['caf\u00e9', 'cafe\u0301']],
    [['stra\u00dfe', 'STRASSE']],
  ])('%j are refused as a clash', ([first, second]) => {
    expect(look([added(first ?? ''), added(second ?? '')])).toMatchObject([
      { rule: 'case-clash', level: 'error', path: second },
    ]);
  });

  test('a file that is renamed to another case does not clash', () => {
    const gone = added('readme.md', { newMode: '000000', status: 'deleted' });
    expect(look([gone, added('README.md'), added('README.txt')])).toEqual([]);
  });
});

describe('limits', () => {
  const files = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, index) => added(`f${index}`, { bytes }));

  test('a change with more than max-files files is refused', () => {
    expect(look(files(3, 1), { 'max-files': 3 })).toEqual([]);
    expect(look(files(4, 1), { 'max-files': 3 })).toMatchObject([
      {
        rule: 'too-many-files',
        level: 'error',
        message: expect.stringContaining('4 files; 3 are'),
      },
    ]);
  });

  test('a change with more than max-kilobytes of new content is refused, and deletions do not count', () => {
    expect(look(files(2, 1024), { 'max-kilobytes': 2 })).toEqual([]);
    expect(rules(look(files(2, 1025), { 'max-kilobytes': 2 }))).toEqual(['too-large']);
    const gone = files(2, 5000).map((file) => ({ ...file, newMode: '000000' }));
    expect(look(gone, { 'max-kilobytes': 2 })).toEqual([]);
  });
});

describe('scope', () => {
  const files = [added('src/a.ts'), added('lib/b.ts')];

  test('a file outside the scope gives a note, or an error if the configuration says block', () => {
    const outside = { rule: 'scope', path: 'lib/b.ts' };
    expect(look(files, { scope: ['src/**'] })).toMatchObject([{ ...outside, level: 'note' }]);
    expect(look(files, { scope: ['src/**'] }, 'block')).toMatchObject([
      { ...outside, level: 'error' },
    ]);
  });

  test('a file is in the scope if one entry matches it, such as its folder or its full path', () => {
    const scope = ['src/transfers/', 'README.md'];
    const inside = [added('src/transfers/a/b.ts'), added('README.md')];
    const outside = [added('src/accounts.ts'), added('docs/README.md')];
    expect(look(inside, { scope })).toEqual([]);
    expect(look(outside, { scope })).toMatchObject(outside.map(({ path }) => ({ path })));
  });

  test('a task without a scope may change any file, and one with an empty scope none', () => {
    expect(look(files)).toEqual([]);
    expect(rules(look(files, { scope: [] }))).toEqual(['scope', 'scope']);
  });

  test('at most 20 files outside the scope are listed, and the others are counted', () => {
    const many = Array.from({ length: 25 }, (_, index) => added(`lib/${index}`));
    const findings = look(many, { scope: ['src/**'] }, 'block');
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)).toEqual({
      rule: 'scope',
      level: 'error',
      message: 'And 5 more files like these.',
    });
  });
});

test('no message contains a path', () => {
  const path = fc.constantFrom(
    '.github/workflows/evil',
    '.npmrc',
    'evil\n::error::',
    'Evil',
    'eVIL',
    'package.json',
  );
  const mode = fc.constantFrom('100644', '100755', '120000', '160000', '104755', '000000');
  const file = fc.record({ path, newMode: mode, target: fc.constant('/evil') });
  fc.assert(
    fc.property(fc.array(file, { maxLength: 30 }), (files) => {
      const findings = look(
        files.map(({ path, ...more }) => added(path, more)),
        { scope: ['x'] },
      );
      for (const { message } of findings) expect(message).not.toMatch(/evil|npmrc|package\.json/i);
    }),
  );
});

test('a change with a secret, a workflow file, a broken limit or a failed check is never published', () => {
  const published = (rule: string) => !neverPublish([{ rule: 'manifest' }, { rule }].map(asError));
  for (const rule of [
    'secret/github',
    'workflow-file',
    'too-many-files',
    'too-large',
    'check-failed',
  ]) {
    expect([rule, published(rule)]).toEqual([rule, false]);
  }
  for (const rule of ['protected-path', 'scope', 'submodule', 'secretary']) {
    expect([rule, published(rule)]).toEqual([rule, true]);
  }
});

function asError({ rule }: { rule: string }) {
  return { rule, message: 'x', level: 'error' as const };
}
