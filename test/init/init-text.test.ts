import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Config } from '../../src/core/config.js';
import { PUBLISHED, PUBLISHED_REF } from '../../src/core/published.js';
import {
  configFile,
  detectSetup,
  detectTest,
  githubNextSteps,
  initNextSteps,
  KNOWN_AGENTS,
  secretOf,
  tasksFile,
} from '../../src/init/init-text.js';
import { modelKeys, ORCHESTRATE_FILE } from '../../src/init/workflow-text.js';

const [claude, codex, gemini] = KNOWN_AGENTS;

describe('the first configuration', () => {
  test('has a comment for editors and four lines', () => {
    const [comment, ...lines] = configFile({
      agents: [{ name: 'claude', run: claude!.run }],
      test: 'npm test',
    }).split('\n');
    expect(comment).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+$/);
    expect(lines).toEqual([
      'agents:',
      '  claude: claude -p --permission-mode acceptEdits --allowedTools Bash',
      'suites:',
      '  test: npm test',
      '',
    ]);
  });

  test('keeps every known agent, the keys and the set-up when it is read', () => {
    const text = configFile({
      agents: [claude!, codex!, { name: gemini!.name, run: gemini!.run, env: gemini!.keys }],
      test: 'make "a: b" # not a comment',
      setup: ['npm ci'],
    });
    const config = Config.parse(parse(text));
    expect(config.agents).toMatchObject({
      claude: { run: 'claude -p --permission-mode acceptEdits --allowedTools Bash', env: [] },
      codex: { run: 'codex exec --skip-git-repo-check --sandbox workspace-write -' },
      gemini: {
        run: 'GEMINI_CLI_TRUST_WORKSPACE=true gemini --approval-mode yolo',
        env: ['GEMINI_API_KEY'],
      },
    });
    expect(config.suites).toMatchObject({ test: { run: 'make "a: b" # not a comment' } });
    expect(config.setup).toEqual(['npm ci']);
  });

  test('is valid if nothing was found, says what to enter, and fails until then', () => {
    const text = configFile({ agents: [], test: undefined });
    const config = Config.parse(parse(text));
    expect(Object.values(config.agents)[0]?.run).toMatch(/exit 1$/);
    expect(Object.values(config.suites)[0]?.run).toMatch(/exit 1$/);
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .slice(1),
    ).toEqual([
      '# No agent was found. Enter the command line of any program that edits files;',
      '# it gets its prompt on standard input.',
      '# No tests were found. Enter the command line that runs them.',
    ]);
  });

  test('keeps a command on one line, however long it is', () => {
    const run = `agent ${'--flag value '.repeat(40)}`.trim();
    const text = configFile({ agents: [{ name: 'a', run }], test: 'x' });
    expect(text.split('\n')[2]).toBe(`  a: ${run}`);
  });
});

describe('the first task list', () => {
  test('has one open task with a scope', () => {
    expect(
      tasksFile()
        .split('\n')
        .filter((line) => line.startsWith('- [')),
    ).toEqual(['- [ ] TASK-1: Describe in the README how to run the tests']);
    expect(tasksFile()).toContain('  - files: README.md\n');
  });
});

describe('the next steps after init', () => {
  test('list the commands if everything was found', () => {
    const wrote = ['.github/tributary.yml', 'TASKS.md'];
    expect(initNextSteps({ wrote, agents: ['claude'], test: 'npm test' })).toBe(
      `Agents: claude
Tests: npm test

Next:
  1. git add .github/tributary.yml TASKS.md && git commit -m "Set up Tributary"
  2. tributary doctor
  3. tributary plan TASK-1
  4. tributary run TASK-1

Tests run as you, with your files and credentials. Agents too, if doctor finds no sandbox.`,
    );
  });

  test('begin with what to enter if nothing was found', () => {
    const wrote = ['.github/tributary.yml'];
    expect(initNextSteps({ wrote, agents: [], test: undefined })).toBe(
      `
Next:
  1. Enter your agent's command line in .github/tributary.yml
  2. Enter your test command in .github/tributary.yml
  3. git add .github/tributary.yml && git commit -m "Set up Tributary"
  4. tributary doctor
  5. tributary plan ready
  6. tributary run ready

Tests run as you, with your files and credentials. Agents too, if doctor finds no sandbox.`,
    );
  });
});

describe('the next steps after init for GitHub', () => {
  const orchestrate = readFileSync(new URL(`../../${ORCHESTRATE_FILE}`, import.meta.url), 'utf8');
  const secrets = modelKeys(orchestrate);
  const docs = `https://github.com/${PUBLISHED}/blob/${PUBLISHED_REF}/docs/github.md`;

  test('list the default branch, the setting, the secret, and a dry run before the first run', () => {
    const wrote = ['.github/tributary.yml', 'TASKS.md', '.github/workflows/tributary.yml'];
    expect(
      githubNextSteps({ wrote, agents: ['gemini', 'claude'], test: 'npm test' }, secrets),
    ).toBe(
      `Agents: gemini, claude
Tests: npm test

Next:
  1. Push a clone of Tributary to your own account. In .github/workflows/tributary.yml, replace ${PUBLISHED} with its name and ${PUBLISHED_REF} with a commit
  2. Install gemini on the runner, in .github/actions/tributary-setup/action.yml: ${docs}
  3. On the default branch: git add .github TASKS.md && git commit -m "Set up Tributary" && git push
  4. Settings → Actions → General: tick "Allow GitHub Actions to create and approve pull requests"
  5. gh secret set GEMINI_API_KEY   (the agent's \`env\` in .github/tributary.yml must list it)
  6. gh workflow run tributary.yml -f tasks=TASK-1 -f dry-run=true
  7. gh workflow run tributary.yml -f tasks=TASK-1

Agents and tests run in jobs whose token cannot write.`,
    );
  });

  test('begin with what to enter if nothing was found and nothing was written', () => {
    const text = githubNextSteps({ wrote: [], agents: [], test: undefined }, secrets);
    expect(text).toMatch(
      /^Nothing to write: all files exist already\n\nNext:\n {2}1\. Enter your agent's command/,
    );
    expect(text).toContain('gh secret set ANTHROPIC_API_KEY or OPENAI_API_KEY or GEMINI_API_KEY');
    expect(text).toContain('-f tasks=ready -f dry-run=true');
    expect(text).not.toContain('git add');
  });

  test('name the secret of the workflow for the key of each known agent', () => {
    expect(KNOWN_AGENTS.map(({ name }) => secretOf(name, secrets))).toEqual([
      'ANTHROPIC_API_KEY',
      'OPENAI_API_KEY',
      'GEMINI_API_KEY',
    ]);
    expect(secretOf('my-agent', secrets)).toBeUndefined();
  });
});

function files(root: Record<string, string>) {
  return Object.entries(root).map(([name, text]) => ({ name, text }));
}
const withTest = '{"scripts":{"test":"jest"},"devDependencies":{"jest":"30"}}';

describe('the detection of the test command', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['npm', { 'package.json': withTest }, 'npm test'],
    ['pnpm', { 'package.json': withTest, 'pnpm-lock.yaml': '' }, 'pnpm test'],
    ['yarn', { 'package.json': withTest, 'yarn.lock': '' }, 'yarn test'],
    ['bun, which runs the script', { 'package.json': withTest, 'bun.lock': '' }, 'bun run test'],
    [
      'a named package manager, which goes before a lock file',
      { 'package.json': '{"packageManager":"pnpm@9.1.0","scripts":{"test":"x"}}', 'yarn.lock': '' },
      'pnpm test',
    ],
    [
      'the placeholder of npm init, which is not a test',
      { 'package.json': '{"scripts":{"test":"echo \\"Error: no test specified\\" && exit 1"}}' },
      undefined,
    ],
    ['a package.json without tests', { 'package.json': '{"name":"x"}' }, undefined],
    ['a broken package.json', { 'package.json': '{"scripts":', 'go.mod': '' }, 'go test ./...'],
    ['a package.json of another shape', { 'package.json': '{"scripts":[1]}' }, undefined],
    ['rust', { 'Cargo.toml': '' }, 'cargo test'],
    ['go', { 'go.mod': '' }, 'go test ./...'],
    ['tox', { 'tox.ini': '', 'pyproject.toml': 'pytest' }, 'tox'],
    ['pytest', { 'pytest.ini': '' }, 'python3 -m pytest'],
    ['pytest as a dependency', { 'requirements-dev.txt': 'pytest==8\n' }, 'python3 -m pytest'],
    ['uv', { 'pyproject.toml': '[tool.pytest.ini_options]', 'uv.lock': '' }, 'uv run pytest'],
    ['poetry', { 'pyproject.toml': 'pytest = "*"', 'poetry.lock': '' }, 'poetry run pytest'],
    ['a pyproject without pytest', { 'pyproject.toml': '[project]' }, undefined],
    ['make', { Makefile: 'all:\n\tcc\n\ntest: all\n\t./run\n' }, 'make test'],
    ['a rule with several targets', { Makefile: 'lint test : all\n' }, 'make test'],
    ['a variable named test', { Makefile: 'test := 1\ntest = 2\n' }, undefined],
    ['a target in a recipe or as a dependency', { Makefile: 'all: test\n\ttest: x\n' }, undefined],
    ['maven', { 'pom.xml': '' }, 'mvn -q test'],
    ['maven with its wrapper', { 'pom.xml': '', mvnw: '' }, './mvnw -q test'],
    ['gradle', { 'build.gradle.kts': '', gradlew: '' }, './gradlew test'],
    ['files that name no tests', { 'README.md': 'npm test' }, undefined],
  ])('handles %s', (_, root, command) => {
    expect(detectTest(files(root))).toBe(command);
  });
});

describe('the detection of the set-up of a worktree', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['npm with a lock file', { 'package.json': withTest, 'package-lock.json': '' }, ['npm ci']],
    [
      'npm without a lock file, which writes none',
      { 'package.json': withTest },
      ['npm install --no-package-lock'],
    ],
    [
      'pnpm',
      { 'package.json': withTest, 'pnpm-lock.yaml': '' },
      ['pnpm install --frozen-lockfile'],
    ],
    [
      'a package without dependencies',
      { 'package.json': '{"scripts":{"test":"node --test"}}' },
      [],
    ],
    ['another language', { 'Cargo.toml': '' }, []],
  ])('handles %s', (_, root, commands) => {
    expect(detectSetup(files(root))).toEqual(commands);
  });
});
