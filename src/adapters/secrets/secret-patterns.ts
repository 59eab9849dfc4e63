/**
 * Patterns for secrets that the library's rules miss. Each takes linear time: no unbounded repetition comes
 * before anything that could make it restart.
 */

interface SecretPattern {
  id: string;
  what: string;
  /** Global. Group 1 is the secret if there is one, otherwise the whole match. */
  pattern: RegExp;
  /** Filters out false positives; gets the secret. */
  holds?: (secret: string) => boolean;
}

const NO_WORD_BEFORE = '(?<![A-Za-z0-9])';
/** The start of a run of base64url characters, or after the `\n` of a string literal. */
const RUN_START = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt]))`;

const KEYWORD =
  '(?:pass(?:word|wd|phrase)|secret(?:[_-]?key)?|token|credential|(?:api|access|private|signing|encryption)[_-]?key)s?';
const ASSIGN = '(?::=|=>|={1,3}|:)';

export const SECRET_PATTERNS: SecretPattern[] = [
  {
    id: 'github',
    what: 'GitHub token',
    pattern: new RegExp(
      `${NO_WORD_BEFORE}(?:gh[a-z]_[A-Za-z0-9._]{36,}|github_pat_[A-Za-z0-9_]{22,})`,
      'g',
    ),
  },
  {
    id: 'gitlab',
    what: 'GitLab token',
    pattern: new RegExp(`${NO_WORD_BEFORE}glpat-[A-Za-z0-9_-]{20,}`, 'g'),
  },
  {
    id: 'anthropic',
    what: 'Anthropic key',
    pattern: new RegExp(`${NO_WORD_BEFORE}sk-ant-[a-z0-9]{2,12}-[A-Za-z0-9_-]{20,}`, 'g'),
    holds: (secret) => /\d/.test(secret.slice(14)) && !isPlaceholder(secret),
  },
  {
    id: 'google',
    what: 'Google API key',
    pattern: new RegExp(`${NO_WORD_BEFORE}AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])`, 'g'),
  },
  {
    id: 'stripe',
    what: 'Stripe live key',
    pattern: new RegExp(`${NO_WORD_BEFORE}[rs]k_live_[A-Za-z0-9]{16,}`, 'g'),
    holds: (secret) => !isPlaceholder(secret),
  },
  {
    id: 'pypi',
    what: 'PyPI token',
    pattern: new RegExp(`${NO_WORD_BEFORE}pypi-AgE[A-Za-z0-9_-]{50,}`, 'g'),
  },
  {
    id: 'npm',
    what: 'npm registry login',
    pattern: /:_(?:authToken|auth|password)[ \t]{0,8}=[ \t]{0,8}(?![$"'`])([^\s"'`]{8,})/g,
    holds: (secret) => !isPlaceholder(secret),
  },
  {
    id: 'jwt',
    what: 'JSON web token',
    pattern: new RegExp(
      String.raw`${RUN_START}eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}`,
      'g',
    ),
    // The signature of the example token on jwt.io and in much documentation.
    holds: (secret) => !secret.includes('SflKxwRJSMeKKF2QT4fwpM'),
  },
  {
    id: 'private-key',
    what: 'private key',
    pattern:
      /-----BEGIN ?[A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,200}?(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{32,}/g,
    // In code that reads keys, a long identifier after the header has no such mix.
    holds: (secret) => {
      const body = secret.slice(secret.lastIndexOf('-----') + 5);
      return /\d/.test(body) && /[a-z]/.test(body) && /[A-Z]/.test(body);
    },
  },
  {
    id: 'assigned',
    what: 'password or key',
    pattern: new RegExp(
      `${KEYWORD}["'\`]?[ \\t]{0,8}${ASSIGN}[ \\t]{0,8}["'\`]([^"'\`\\s]{20,200})["'\`]`,
      'gi',
    ),
    holds: looksRandom,
  },
  {
    // Unquoted only if the line has nothing else, as in .env files and YAML.
    id: 'assigned',
    what: 'password or key',
    pattern: new RegExp(
      `${KEYWORD}[ \\t]{0,8}[=:][ \\t]{0,8}([A-Za-z0-9+/=_-]{20,200})(?=[ \\t]{0,8}\\r?$)`,
      'gim',
    ),
    holds: looksRandom,
  },
];

const PLACEHOLDER =
  /example|sample|dummy|fake|mock|test|fixture|change[_-]?(?:me|this)|placeholder|your|insert|replace|redacted|secret|password|xxxx|\.\.\.|(?:0123|123)456|abcdef|000000|\$\{|\{\{|\$\(|<[^>]{1,40}>/i;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const MIN_BITS_PER_CHARACTER = 3;
const MIN_CHANGES = 0.4;

/**
 * Whether the value of a password-like field looks random. Words, identifiers, addresses, variables and UUIDs
 * do not.
 */
export function looksRandom(value: string): boolean {
  if (isPlaceholder(value) || UUID.test(value) || /^[$%@./]|:\/\//.test(value)) return false;
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  if (entropy(value) < MIN_BITS_PER_CHARACTER) return false;
  const digitsInLetters = value.match(/(?<=[a-z])\d{1,8}(?=[a-z])/gi)?.length ?? 0;
  return digitsInLetters >= 2 || changesOfClass(value) >= MIN_CHANGES;
}

/** Shannon entropy, in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    bits -= (count / text.length) * Math.log2(count / text.length);
  }
  return bits;
}

/**
 * Share of neighbouring characters that differ in class (upper case, lower case, digit): 0.6 in random base
 * 62, 0.3 in camelCase.
 */
function changesOfClass(text: string): number {
  const changes = text.match(/(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[a-z0-9]|(?<=[0-9])[A-Za-z]/g);
  return (changes?.length ?? 0) / text.length;
}

function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
