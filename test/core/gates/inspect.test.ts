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

test('an ordinary change has no finding', () => {
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
  ])('%s is refused, whatever is allowed', (path) => {
    const findings = look([added(path)], { allow: ['**'], scope: [path] });
    expect(findings).toMatchObject([{ rule: 'workflow-file', level: 'error', path }]);
  });

  test('taking one away counts, too', () => {
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

  test.each(paths)('%s is let through by `allow`', (path) => {
    expect(rulesOf(path, { allow: [path] })).toEqual([]);
  });

  test('a task may change what its scope names exactly, not what a glob happens to match', () => {
    expect(rulesOf('CLAUDE.md', { scope: ['CLAUDE.md'] })).toEqual([]);
    expect(rulesOf('CLAUDE.md', { scope: ['*.md'] })).toEqual(['protected-path']);
  });

  test.each(['.github/tributary.yml', 'TASKS.md'])('%s is not in any scope', (path) => {
    expect(rulesOf(path, { scope: [path] })).toEqual(['protected-path']);
  });

  test("the configuration adds its own: globs in any case, the task list, agents' instructions", () => {
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

test('a manifest is a note, unless the task said so', () => {
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
  ])('%s → %s stays inside', (path, target) => {
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

  test('the longest names pass, and a bad name may be taken away', () => {
    expect(rulesOf('x'.repeat(255))).toEqual([]);
    expect(rulesOf('ü'.repeat(127))).toEqual([]);
    expect(rules(look([added('end.', { newMode: '000000', status: 'deleted' })]))).toEqual([]);
  });
});

test.each(['104755', '100664', '040000', '100600', ''])('mode %s is refused', (newMode) => {
  expect(look([added('x', { newMode })])).toMatchObject([{ rule: 'mode', level: 'error' }]);
});

test('becoming executable is a note', () => {
  const executable = { newMode: '100755' };
  expect(look([added('x', executable)])).toMatchObject([{ rule: 'executable', level: 'note' }]);
  expect(look([added('x', { ...executable, oldMode: '100755' })])).toEqual([]);
});

describe('names alike but for case', () => {
  test.each([
    [['a/Read.md', 'a/read.md']],
    [['Src/a', 'src/b']],
    [['caf\u00e9', 'cafe\u0301']],
    [['stra\u00dfe', 'STRASSE']],
  ])('%j clash', ([first, second]) => {
    expect(look([added(first ?? ''), added(second ?? '')])).toMatchObject([
      { rule: 'case-clash', level: 'error', path: second },
    ]);
  });

  test('a new spelling for a file that goes is no clash', () => {
    const gone = added('readme.md', { newMode: '000000', status: 'deleted' });
    expect(look([gone, added('README.md'), added('README.txt')])).toEqual([]);
  });
});

describe('limits', () => {
  const files = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, index) => added(`f${index}`, { bytes }));

  test('files', () => {
    expect(look(files(3, 1), { 'max-files': 3 })).toEqual([]);
    expect(look(files(4, 1), { 'max-files': 3 })).toMatchObject([
      {
        rule: 'too-many-files',
        level: 'error',
        message: expect.stringContaining('4 files; 3 are'),
      },
    ]);
  });

  test('kilobytes of new content', () => {
    expect(look(files(2, 1024), { 'max-kilobytes': 2 })).toEqual([]);
    expect(rules(look(files(2, 1025), { 'max-kilobytes': 2 }))).toEqual(['too-large']);
    const gone = files(2, 5000).map((file) => ({ ...file, newMode: '000000' }));
    expect(look(gone, { 'max-kilobytes': 2 })).toEqual([]);
  });
});

describe('scope', () => {
  const files = [added('src/a.ts'), added('lib/b.ts')];

  test('a file outside is a note, or an error where the configuration says block', () => {
    const outside = { rule: 'scope', path: 'lib/b.ts' };
    expect(look(files, { scope: ['src/**'] })).toMatchObject([{ ...outside, level: 'note' }]);
    expect(look(files, { scope: ['src/**'] }, 'block')).toMatchObject([
      { ...outside, level: 'error' },
    ]);
  });

  test('a file is inside where one entry matches it: a folder with all below, a name from the root', () => {
    const scope = ['src/transfers/', 'README.md'];
    const inside = [added('src/transfers/a/b.ts'), added('README.md')];
    const outside = [added('src/accounts.ts'), added('docs/README.md')];
    expect(look(inside, { scope })).toEqual([]);
    expect(look(outside, { scope })).toMatchObject(outside.map(({ path }) => ({ path })));
  });

  test('a task without scope may touch anything, one with an empty scope nothing', () => {
    expect(look(files)).toEqual([]);
    expect(rules(look(files, { scope: [] }))).toEqual(['scope', 'scope']);
  });

  test('only 20 are listed, the others counted', () => {
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

test('no message holds a path', () => {
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

test('what is never published: secrets, workflow files, broken limits', () => {
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
