/** Files that control agents, git, package managers and build servers: by default only people may change them. */
import { fold } from './tree-path.js';

interface Group {
  /** Start of a sentence: "… may only be changed by a person". */
  what: string;
  /** At any depth, folded. */
  names?: string[];
  /** At any depth, folded; everything below them is protected. */
  folders?: string[];
}

const GROUPS: Group[] = [
  { what: 'Code owners', names: ['codeowners'] },
  {
    what: 'Agent instructions and settings',
    names: [
      'agents.md',
      'agents.override.md',
      'claude.md',
      'claude.local.md',
      'gemini.md',
      'copilot-instructions.md',
      '.cursorrules',
      '.windsurfrules',
      '.clinerules',
      '.mcp.json',
    ],
    folders: ['.agents', '.claude', '.clinerules', '.codex', '.cursor', '.gemini', '.windsurf'],
  },
  {
    what: 'Git settings and hooks',
    names: ['.gitattributes', '.pre-commit-config.yaml', 'lefthook.yml', '.lefthook.yml'],
    folders: ['.githooks', '.husky'],
  },
  {
    what: 'Settings of package managers and registries',
    names: [
      '.npmrc',
      '.pnpmfile.cjs',
      '.pypirc',
      '.yarnrc',
      '.yarnrc.yml',
      '.yarnrc.yaml',
      'bunfig.toml',
      'nuget.config',
      'pip.conf',
      'pip.ini',
    ],
    folders: ['.cargo'],
  },
  {
    what: 'Settings of build servers',
    names: ['.gitlab-ci.yml', 'azure-pipelines.yml', 'bitbucket-pipelines.yml', 'jenkinsfile'],
    folders: ['.buildkite', '.circleci', '.forgejo', '.gitea'],
  },
  { what: 'The list of files to copy into worktrees', names: ['.worktreeinclude'] },
];

const MANIFESTS = [
  'build.gradle',
  'build.gradle.kts',
  'bun.lock',
  'bun.lockb',
  'cargo.lock',
  'cargo.toml',
  'composer.json',
  'composer.lock',
  'deno.json',
  'deno.lock',
  'gemfile',
  'gemfile.lock',
  'go.mod',
  'go.sum',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'package.json',
  'packages.lock.json',
  'pipfile',
  'pipfile.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'pom.xml',
  'pyproject.toml',
  'requirements.txt',
  'setup.py',
  'uv.lock',
  'yarn.lock',
];

/** Describes a protected path, as the start of a sentence; undefined if the path is not protected by default. */
export function protectedAs(path: string): string | undefined {
  const parts = fold(path).split('/');
  if (parts[0] === '.github') return 'GitHub settings';
  const name = parts.at(-1) ?? '';
  return GROUPS.find(
    ({ names, folders }) => names?.includes(name) || parts.some((part) => folders?.includes(part)),
  )?.what;
}

/** Whether a file determines which dependencies are installed. */
export function isManifest(path: string): boolean {
  return MANIFESTS.includes(fold(path).split('/').at(-1) ?? '');
}

/** Whether a file can run as a workflow. `.github` itself counts: as a symlink it could add any workflow. */
export function isWorkflow(path: string): boolean {
  const [first, second] = fold(path).split('/');
  return first === '.github' && (second === undefined || ['workflows', 'actions'].includes(second));
}
