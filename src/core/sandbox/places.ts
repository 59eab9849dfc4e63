/**
 * What a sandbox hides, keeps and copies, as tables. `~` is the home directory. A path with a link in it is
 * resolved, and both the link and its target are treated alike.
 */

/** Keys, sessions and histories of a person. `sandbox.hide` adds to them; `sandbox.read` and `write` take out. */
export const HIDDEN: readonly string[] = [
  // Keys and passwords.
  '~/.ssh',
  '~/.gnupg',
  '~/.password-store',
  '~/.local/share/keyrings',
  '~/.netrc',
  '~/.pgpass',
  '~/.my.cnf',
  '~/.vault-token',
  '~/.config/sops',
  '~/.config/op',
  '~/.1password',
  '~/.config/Bitwarden CLI',
  // Forges and git.
  '~/.git-credentials',
  '~/.config/git/credentials',
  '~/.cache/git/credential',
  '~/.git-credential-cache',
  '~/.config/gh',
  '~/.config/hub',
  '~/.config/glab-cli',
  '~/.config/github-copilot',
  // Clouds and clusters.
  '~/.aws',
  '~/.azure',
  '~/.config/gcloud',
  '~/.boto',
  '~/.s3cfg',
  '~/.config/rclone',
  '~/.config/doctl',
  '~/.config/heroku',
  '~/.fly',
  '~/.terraform.d',
  '~/.terraformrc',
  '~/.kube',
  '~/.minikube',
  // Containers: a socket of the daemon is as good as root.
  '~/.docker/config.json',
  '~/.docker/run',
  '~/.docker/desktop',
  '~/.colima',
  '~/.lima',
  '~/.orbstack',
  '~/.rd',
  '~/.config/containers/auth.json',
  '/var/lib/lxd',
  '/var/lib/incus',
  '/var/snap/lxd',
  // Package registries.
  '~/.npmrc',
  '~/.yarnrc',
  '~/.yarnrc.yml',
  '~/.pypirc',
  '~/.config/pip/pip.conf',
  '~/.pip/pip.conf',
  '~/.cargo/credentials',
  '~/.cargo/credentials.toml',
  '~/.gem/credentials',
  '~/.bundle/config',
  '~/.composer/auth.json',
  '~/.config/composer/auth.json',
  '~/.m2/settings.xml',
  '~/.m2/settings-security.xml',
  '~/.gradle/gradle.properties',
  '~/.nuget/NuGet',
  // Tributary's own key, which seals its records.
  '~/.local/state/tributary',
  // Histories, browsers and mail.
  '~/.bash_history',
  '~/.zsh_history',
  '~/.local/share/fish/fish_history',
  '~/.python_history',
  '~/.node_repl_history',
  '~/.psql_history',
  '~/.mysql_history',
  '~/.mozilla',
  '~/.thunderbird',
  '~/.config/google-chrome',
  '~/.config/chromium',
  '~/.config/BraveSoftware',
  '~/.config/microsoft-edge',
  '~/.config/Slack',
  '~/.config/Signal',
];

/** Folders for temporary files: each command sees one of its own in their place. */
export const TEMPORARY: readonly string[] = ['/tmp', '/var/tmp'];

/** Sockets of the system and of the desktop: Docker, D-Bus, ssh-agent, gpg-agent. */
export const RUNTIME = '/run';

/** What stays of it: name resolution, and the programs of NixOS. */
export const RUNTIME_KEPT: readonly string[] = [
  '/run/systemd/resolve',
  '/run/resolvconf',
  '/run/NetworkManager/resolv.conf',
  '/run/current-system',
  '/run/booted-system',
  '/run/opengl-driver',
];

/** A folder of which each workspace gets a copy, so that nothing written to it reaches the original. */
export interface CachePlace {
  path: string;
  /** Each folder in it is a cache of its own. */
  each?: true;
}

export const CACHES: readonly CachePlace[] = [
  { path: '~/.cache', each: true },
  { path: '~/.npm' },
  { path: '~/.yarn' },
  { path: '~/.local/share/pnpm/store' },
  { path: '~/.bun/install/cache' },
  { path: '~/.cargo/registry' },
  { path: '~/.cargo/git' },
  { path: '~/go/pkg' },
  { path: '~/.gradle/caches' },
  { path: '~/.gradle/wrapper' },
  { path: '~/.m2/repository' },
  { path: '~/.nuget/packages' },
  { path: '~/.composer/cache' },
  { path: '~/.pub-cache' },
  { path: '~/.cpanm' },
];

/**
 * Caches in `~/.cache` whose programs fail if they cannot write there, but fill an empty one by themselves.
 * Other large ones, such as browsers and models, are only read.
 */
export const REFILLED: ReadonlySet<string> = new Set([
  'bazel',
  'ccache',
  'composer',
  'deno',
  'go-build',
  'node-gyp',
  'pip',
  'pnpm',
  'sccache',
  'typescript',
  'uv',
  'yarn',
  'zig',
]);

/** What an agent program keeps in the home directory. Programs that a command does not name are hidden from it. */
export interface ProgramPlaces {
  /** Names of the program in a command line. */
  names: readonly string[];
  /** Folders for its sessions and its login. Made if they are missing. */
  write: readonly string[];
  /** Its settings, instructions and extensions: they run as the person at the next use. */
  readOnly: readonly string[];
  /** Files that it rewrites at each start: it gets a copy, which is dropped. */
  copy?: readonly string[];
}

export const PROGRAMS: readonly ProgramPlaces[] = [
  {
    names: ['claude', 'claude-code'],
    write: ['~/.claude'],
    readOnly: [
      '~/.claude/settings.json',
      '~/.claude/settings.local.json',
      '~/.claude/CLAUDE.md',
      '~/.claude/agents',
      '~/.claude/commands',
      '~/.claude/hooks',
      '~/.claude/plugins',
      '~/.claude/rules',
      '~/.claude/skills',
    ],
    copy: ['~/.claude.json'],
  },
  {
    names: ['codex'],
    write: ['~/.codex'],
    readOnly: [
      '~/.codex/config.toml',
      '~/.codex/AGENTS.md',
      '~/.codex/prompts',
      '~/.codex/rules',
      '~/.codex/skills',
    ],
  },
  {
    names: ['gemini', 'gemini-cli'],
    write: ['~/.gemini'],
    readOnly: [
      '~/.gemini/settings.json',
      '~/.gemini/GEMINI.md',
      '~/.gemini/commands',
      '~/.gemini/extensions',
    ],
  },
  {
    names: ['copilot'],
    write: ['~/.copilot'],
    readOnly: ['~/.copilot/config.json', '~/.copilot/mcp-config.json', '~/.copilot/agents'],
  },
  {
    names: ['opencode', 'opencode-ai'],
    write: ['~/.local/share/opencode', '~/.local/state/opencode'],
    readOnly: ['~/.config/opencode'],
  },
  {
    names: ['qwen', 'qwen-code'],
    write: ['~/.qwen'],
    readOnly: ['~/.qwen/settings.json', '~/.qwen/QWEN.md', '~/.qwen/extensions'],
  },
  { names: ['cursor-agent'], write: ['~/.cursor'], readOnly: ['~/.cursor/mcp.json'] },
];

/** The programs that a command line names. */
export function programsOf(run: string): ProgramPlaces[] {
  const words = new Set(
    run
      .split(/[\s;&|()"'`$<>=]+/)
      .map((word) => word.slice(word.lastIndexOf('/') + 1).replace(/@[^@]*$/, '')),
  );
  return PROGRAMS.filter(({ names }) => names.some((name) => words.has(name)));
}
