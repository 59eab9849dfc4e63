/** The network of a sandbox under bubblewrap: all of it, none, or some domains through a proxy. */
import type { SandboxConfig } from '../../core/config.js';
import type { Mount } from '../../core/sandbox/sandbox.js';
import { closeRuntimes, loadRuntime, openRuntime } from './runtime.js';

export interface Network {
  is: 'all' | 'none';
  mounts: readonly Mount[];
  environment: Record<string, string>;
  /** Shell commands before the command itself. */
  before: string;
}

const PORT = 3128;
/** The proxy's socket in the sandbox. */
const SOCKET = '/tmp/.tributary-proxy';
const VARIABLES = [
  'http_proxy',
  'https_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'all_proxy',
];
const LOCAL = 'localhost,127.0.0.1,::1';

/** One for each list of domains: the library has one proxy for each process, and the configuration one list. */
const proxies = new Map<string, Promise<{ socket: string; token: string }>>();

/** @throws if there is a list of domains, and no library for it */
export async function openNetwork(network: SandboxConfig['network']): Promise<Network> {
  if (network === undefined || network === 'none')
    return { is: network === 'none' ? 'none' : 'all', mounts: [], environment: {}, before: '' };
  const key = network.join(' ');
  const proxy = proxies.get(key) ?? startProxy(network);
  proxies.set(key, proxy);
  const { socket, token } = await proxy;
  const url = `http://tributary:${token}@localhost:${PORT}`;
  return {
    is: 'none',
    mounts: [{ at: SOCKET, from: socket, is: 'writable' }],
    environment: {
      ...Object.fromEntries(VARIABLES.map((name) => [name, url])),
      NO_PROXY: LOCAL,
      no_proxy: LOCAL,
      NODE_USE_ENV_PROXY: '1',
    },
    before: relay(),
  };
}

/** Ends the proxies: they keep this process alive. */
export async function closeNetwork(): Promise<void> {
  proxies.clear();
  await closeRuntimes();
}

/** Passes connections to the proxy's port on to its socket, the only way out of the sandbox. */
function relay(): string {
  const listen = `socat TCP-LISTEN:${PORT},bind=127.0.0.1,fork,reuseaddr UNIX-CONNECT:${SOCKET}`;
  const tries = `for _ in 1 2 3 4 5 6 7 8 9; do socat /dev/null TCP:127.0.0.1:${PORT} 2>/dev/null && break; sleep 0.05; done`;
  return `${listen} >/dev/null 2>&1 &\n${tries}\n`;
}

async function startProxy(domains: readonly string[]): Promise<{ socket: string; token: string }> {
  const runtime = await loadRuntime();
  if ('missing' in runtime)
    throw new Error(
      `sandbox.network lists domains, and ${runtime.missing}: ${runtime.next.join(' ')}`,
    );
  const { manager } = runtime;
  await openRuntime(manager, {
    network: { allowedDomains: [...domains], deniedDomains: [] },
    filesystem: { denyRead: [], allowWrite: [], denyWrite: [] },
  });
  const socket = manager.getLinuxHttpSocketPath();
  const token = manager.getProxyAuthToken();
  if (socket === undefined || token === undefined)
    throw new Error('sandbox-runtime did not start its proxy');
  return { socket, token };
}
