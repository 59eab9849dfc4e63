/** Finds paths and symlinks of a git tree that mean something else on another file system. */

const MAX_PATH_BYTES = 4096;
const MAX_NAME_BYTES = 255;
/**
 * Control and format characters (HFS+ ignores some of them) and broken UTF-16. Not the surrogates that stand
 * for bytes of another encoding, such as Latin-1.
 */
const HIDDEN = /(?![\uDC80-\uDCFF])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;
/** `GIT~1`: NTFS gives such short names to long names and to names that start with a dot. */
const SHORT_NAME = /^[^~]{1,6}~\d{1,6}(?:\.[^.]{0,3})?$/;

const NAME_TRICKS: { holds: (name: string) => boolean; says: string }[] = [
  {
    holds: (name) => name === '' || name === '.' || name === '..',
    says: 'has an empty part, "." or ".."',
  },
  { holds: (name) => HIDDEN.test(name), says: 'has control or invisible characters' },
  {
    holds: (name) => name.includes('\\'),
    says: 'has a backslash, which Windows reads as a folder separator',
  },
  { holds: (name) => name.includes(':'), says: 'has a colon, which Windows reads as a stream' },
  { holds: (name) => /[. ]$/.test(name), says: 'has a part that ends in a dot or a space' },
  {
    holds: (name) => fold(name) === '.git',
    says: 'has a part named ".git", which is reserved for git',
  },
  { holds: (name) => SHORT_NAME.test(name), says: 'has a part like a Windows short name' },
  {
    holds: (name) => utf8Bytes(name) > MAX_NAME_BYTES,
    says: `has a part of more than ${MAX_NAME_BYTES} bytes`,
  },
];

/** Maps all names that are the same on a case-insensitive, Unicode-normalising file system to one string. */
export function fold(path: string): string {
  // Lower case twice: the lower case of some capitals (\u1e9e) has a different upper case.
  return path.normalize('NFD').toLowerCase().toUpperCase().toLowerCase().normalize('NFD');
}

/**
 * Why a path is unsafe to check out on some system, as the end of a sentence ("has a colon …"); undefined
 * if it is safe. Stricter than git's `verify_path`: it applies the rules of all file systems at once.
 */
export function pathTrick(path: string): string | undefined {
  if (utf8Bytes(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  for (const name of path.split('/')) {
    const trick = nameTrick(name);
    if (trick !== undefined) return trick;
  }
  return undefined;
}

/**
 * How a symlink leads out of the tree or into `.git`, as the end of a sentence; undefined if it stays
 * inside. `..` is allowed only at the start of a target: a folder before it may itself be a symlink, and
 * `..` would then start from its target.
 *
 * @param path of the symlink, from the root of the tree
 * @param target as stored; undefined (it could not be read) counts as escaping
 */
export function symlinkEscape(path: string, target: string | undefined): string | undefined {
  if (target === undefined || target === '') return 'has an unreadable target';
  if (/^(?:[/\\]|[A-Za-z]:)/.test(target)) return 'points to an absolute path';
  if (utf8Bytes(target) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  let depth = path.split('/').length - 1;
  let descended = false;
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') {
      const trick = nameTrick(part);
      if (trick !== undefined) return `has a target that ${trick}`;
      descended = true;
      continue;
    }
    if (descended) return 'has ".." after a folder in its target';
    depth -= 1;
    if (depth < 0) return 'points out of the repository';
  }
  return undefined;
}

function nameTrick(name: string): string | undefined {
  return NAME_TRICKS.find(({ holds }) => holds(name))?.says;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
