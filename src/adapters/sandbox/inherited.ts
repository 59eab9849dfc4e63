/** File descriptors that this process got from the one that started it, and passes on. */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

const CLOSE_ON_EXEC = 0o2_000_000;

/**
 * The folders among them: through an open folder outside, a command leaves its sandbox. Node closes
 * those with low numbers; a shell or an editor may have left others.
 */
export function inheritedFolders(): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const path = `/proc/self/fd/${descriptor}`;
      if (!statSync(path).isDirectory() || isClosedOnExec(descriptor)) return [];
      return [`${descriptor} → ${readlinkSync(path)}`];
    } catch {
      // It was closed meanwhile.
      return [];
    }
  });
}

function isClosedOnExec(descriptor: string): boolean {
  const flags = /^flags:\s*(\d+)$/m.exec(
    readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'),
  )?.[1];
  return flags === undefined || (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) !== 0;
}
