/** Detects a project's test and set-up commands from the files in its root. */
import { z } from 'zod';

/** A file in the repository's root. */
export interface RootFile {
  name: string;
  text: string;
}

/** File contents by name. */
type Root = ReadonlyMap<string, string>;

const PackageJson = z.object({
  scripts: z.object({ test: z.string().optional() }).optional(),
  packageManager: z.string().optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
  devDependencies: z.record(z.string(), z.unknown()).optional(),
  workspaces: z.unknown().optional(),
});
type PackageJson = z.infer<typeof PackageJson>;

type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** The files that the detection reads. */
export const PROJECT_FILES = [
  'package.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'Cargo.toml',
  'go.mod',
  'tox.ini',
  'pytest.ini',
  'pyproject.toml',
  'setup.cfg',
  'requirements.txt',
  'requirements-dev.txt',
  'uv.lock',
  'poetry.lock',
  'GNUmakefile',
  'makefile',
  'Makefile',
  'mvnw',
  'pom.xml',
  'gradlew',
  'build.gradle',
  'build.gradle.kts',
] as const;

/** The command that runs the tests; undefined if none is detected. The first match counts. */
export function detectTest(files: readonly RootFile[]): string | undefined {
  const root = rootOf(files);
  for (const detect of [nodeTest, rustTest, goTest, pythonTest, makeTest, mavenTest, gradleTest]) {
    const command = detect(root);
    if (command !== undefined) return command;
  }
  return undefined;
}

/** The commands that prepare a fresh worktree, which has no ignored files such as `node_modules`. */
export function detectSetup(files: readonly RootFile[]): string[] {
  const root = rootOf(files);
  const manifest = packageJson(root);
  if (manifest === undefined || !hasDependencies(manifest)) return [];
  switch (packageManager(root, manifest)) {
    case 'npm':
      return [root.has('package-lock.json') ? 'npm ci' : 'npm install --no-package-lock'];
    case 'pnpm':
      return ['pnpm install --frozen-lockfile'];
    case 'yarn':
      // Yarn 2 and later call it `--immutable` and accept the old name with a warning.
      return ['yarn install --frozen-lockfile'];
    case 'bun':
      return ['bun install --frozen-lockfile'];
  }
}

function nodeTest(root: Root): string | undefined {
  const manifest = packageJson(root);
  const script = manifest?.scripts?.test ?? '';
  // `npm init` writes a script that always fails.
  if (manifest === undefined || script.trim() === '' || script.includes('no test specified')) {
    return undefined;
  }
  const manager = packageManager(root, manifest);
  // `bun test` is bun's own runner, not the script.
  return manager === 'bun' ? 'bun run test' : `${manager} test`;
}

function rustTest(root: Root) {
  return root.has('Cargo.toml') ? 'cargo test' : undefined;
}

function goTest(root: Root) {
  return root.has('go.mod') ? 'go test ./...' : undefined;
}

function pythonTest(root: Root): string | undefined {
  if (root.has('tox.ini')) return 'tox';
  const named = ['pyproject.toml', 'setup.cfg', 'requirements.txt', 'requirements-dev.txt'].some(
    (name) => root.get(name)?.includes('pytest'),
  );
  if (!named && !root.has('pytest.ini')) return undefined;
  if (root.has('uv.lock')) return 'uv run pytest';
  return root.has('poetry.lock') ? 'poetry run pytest' : 'python3 -m pytest';
}

function makeTest(root: Root): string | undefined {
  // The order in which GNU make looks for them.
  const text = root.get('GNUmakefile') ?? root.get('makefile') ?? root.get('Makefile');
  const targets = (text ?? '').split('\n').flatMap(targetsOf);
  return targets.includes('test') ? 'make test' : undefined;
}

/** The targets of a line such as `test lint: deps`; none for a variable `test := …` or a recipe line. */
function targetsOf(line: string): string[] {
  return /^([^\s:#=][^:#=]*):(?!=)/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
}

function mavenTest(root: Root): string | undefined {
  if (!root.has('pom.xml')) return undefined;
  return root.has('mvnw') ? './mvnw -q test' : 'mvn -q test';
}

function gradleTest(root: Root): string | undefined {
  if (!root.has('build.gradle') && !root.has('build.gradle.kts')) return undefined;
  return root.has('gradlew') ? './gradlew test' : 'gradle test';
}

function rootOf(files: readonly RootFile[]): Root {
  return new Map(files.map(({ name, text }) => [name, text]));
}

function packageJson(root: Root): PackageJson | undefined {
  const text = root.get('package.json');
  if (text === undefined) return undefined;
  try {
    return PackageJson.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function hasDependencies({ dependencies, devDependencies, workspaces }: PackageJson): boolean {
  const direct = { ...dependencies, ...devDependencies };
  return Object.keys(direct).length > 0 || workspaces !== undefined;
}

function packageManager(root: Root, manifest: PackageJson): PackageManager {
  const named = /^(npm|pnpm|yarn|bun)@/.exec(manifest.packageManager ?? '')?.[1];
  if (named !== undefined) return named as PackageManager;
  if (root.has('pnpm-lock.yaml')) return 'pnpm';
  if (root.has('yarn.lock')) return 'yarn';
  return root.has('bun.lock') || root.has('bun.lockb') ? 'bun' : 'npm';
}
