import type { Command } from '../../ports.js';

const passedOn = new Set(
  [
    'PATH HOME USER LOGNAME SHELL LANG TZ TMPDIR TERM NO_COLOR',
    'HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy',
    'SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS',
  ].flatMap((names) => names.split(' ')),
);
const passedOnPrefix = /^(?:LC|XDG)_/;

/**
 * The environment of a command: allow-listed variables of the caller, so unnamed tokens are not passed on;
 * then those that the configuration names or sets, then Tributary's own.
 */
export function commandEnvironment(
  caller: Record<string, string | undefined>,
  command: Pick<Command, 'env' | 'configEnv'>,
): Record<string, string> {
  const allowed = Object.entries(caller).filter(
    ([name]) => passedOn.has(name) || passedOnPrefix.test(name),
  );
  const configured = command.configEnv.map((entry): [string, string | undefined] => {
    const equals = entry.indexOf('=');
    return equals < 0 ? [entry, caller[entry]] : [entry.slice(0, equals), entry.slice(equals + 1)];
  });
  const all = [...allowed, ...configured, ...Object.entries(command.env)];
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}
