/**
 * `@anthropic-ai/sandbox-runtime`: the sandbox on macOS, and the proxy for rules by domain. An optional package, so
 * it is loaded only if it is needed, and described here as far as it is used.
 */
import { z } from 'zod';

const PACKAGE = '@anthropic-ai/sandbox-runtime';

export interface RuntimeSettings {
  network: { allowedDomains?: string[]; deniedDomains: string[]; allowAllUnixSockets?: boolean };
  filesystem: {
    denyRead: string[];
    allowRead?: string[];
    allowWrite: string[];
    denyWrite: string[];
  };
}

export interface RuntimeManager {
  initialize(settings: RuntimeSettings): Promise<void>;
  isSupportedPlatform(): boolean;
  waitForNetworkInitialization(): Promise<boolean>;
  getLinuxHttpSocketPath(): string | undefined;
  getProxyAuthToken(): string | undefined;
  wrapWithSandbox(
    command: string,
    shell: string | undefined,
    settings: Partial<RuntimeSettings>,
  ): Promise<string>;
  reset(): Promise<void>;
}

export type Runtime = { manager: RuntimeManager } | { missing: string; next: string[] };

const Module = z.object({
  SandboxManager: z.custom<RuntimeManager>(
    (value) => typeof value === 'object' && value !== null && 'wrapWithSandbox' in value,
  ),
});

const open = new Set<RuntimeManager>();

/** Starts its proxies, which keep this process alive until `closeRuntimes`. */
export async function openRuntime(
  manager: RuntimeManager,
  settings: RuntimeSettings,
): Promise<void> {
  open.add(manager);
  await manager.initialize(settings);
  await manager.waitForNetworkInitialization();
}

export async function closeRuntimes(): Promise<void> {
  for (const manager of open) await manager.reset();
  open.clear();
}

export async function loadRuntime(): Promise<Runtime> {
  const next = [`npm install --global ${PACKAGE}   # beside tributary`];
  try {
    // Not a literal: the bundle must not contain it.
    const name = PACKAGE;
    const loaded: unknown = await import(/* webpackIgnore: true */ name);
    const { data } = Module.safeParse(loaded);
    if (data === undefined)
      return { missing: `${PACKAGE} has another interface than expected`, next };
    return { manager: data.SandboxManager };
  } catch {
    return { missing: `${PACKAGE} is not installed`, next };
  }
}
