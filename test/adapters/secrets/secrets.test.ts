import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksRandom } from '../../../src/adapters/secrets/secret-patterns.js';
import { createSecretScanner } from '../../../src/adapters/secrets/secrets.js';

// This file contains no secret: all are generated from fixed digests.
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function drawn(length: number, alphabet = BASE62, seed = 42) {
  return Array.from({ length }, (_, index) => {
    const digest = createHash('sha256').update(`${seed} ${index}`).digest();
    return alphabet[digest.readUInt32BE() % alphabet.length];
  }).join('');
}
const HEADER = ['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ');
const HEX = '0123456789abcdef';
function base64url(value: unknown) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
const jwt = [base64url({ alg: 'HS256' }), base64url({ sub: 'a-user-id' }), drawn(43)].join('.');
function pem(kind: string, body: string) {
  return [`-----BEGIN ${kind}PRIVATE KEY-----`, body, `-----END ${kind}PRIVATE KEY-----`].join(
    '\n',
  );
}

const SECRETS: [id: string, secret: string][] = [
  ['github', `ghp_${drawn(36)}`],
  ['github', `ghs_${drawn(170)}.${drawn(170)}.${drawn(174)}`],
  ['github', `ghu_${drawn(40)}`],
  ['github', `github_pat_${drawn(22)}_${drawn(59)}`],
  ['gitlab', `glpat-${drawn(20)}`],
  ['anthropic', `sk-ant-api03-${drawn(93)}AA`],
  ['anthropic', `sk-ant-oat01-${drawn(80)}`],
  ['openai', `sk-${drawn(20)}T3BlbkFJ${drawn(20)}`],
  ['aws', `AKIA${drawn(16, BASE62.slice(0, 26))}`],
  ['google', `AIza${drawn(35)}`],
  ['stripe', `sk_live_${drawn(24)}`],
  ['stripe', `rk_live_${drawn(99)}`],
  ['pypi', `pypi-AgEIcHlwaS5vcmc${drawn(120)}`],
  ['npm', `npm_${drawn(36)}`],
  ['slack', `xoxb-${drawn(11, '123456789')}-${drawn(24)}`],
  ['jwt', jwt],
  ['basicauth', `https://deploy:${drawn(20)}@git.bank.io/x`],
  ['database-connection-string', `postgres://app:${drawn(20)}@db.bank.io:5432/app`],
  ['private-key', pem('', `MC4CAQAwBQYDK2VwBCIEI${drawn(43)}`)],
  ['private-key', pem('RSA ', drawn(64))],
  ['private-key', pem('', `\\n${drawn(64)}\\n`).replaceAll('\n', '')],
  ['private-key', pem('ENCRYPTED ', drawn(64))],
  ['private-key', pem('RSA ', `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${drawn(64)}`)],
];

async function scan(text: string, path = 'src/a.ts') {
  return createSecretScanner().scan(new Map([[path, text]]));
}

describe('a secret', () => {
  test.each(SECRETS)('is found on its line, and not shown (%s)', async (id, secret) => {
    const findings = await scan(`first\n\nconst x = "${secret}";\nlast\n`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: `secret/${id}`,
      path: 'src/a.ts',
      line: 3,
      level: 'error',
    });
    expect(findings[0]?.message).toContain(`starts with "${secret.slice(0, 4)}`);
    // "github" itself is part of the rule's name.
    expect(longestShared(JSON.stringify(findings), secret)).toBeLessThanOrEqual(6);
  });
});

/** Characters of the longest piece of `secret` that `text` holds. */
function longestShared(text: string, secret: string): number {
  const starts = Array.from(secret, (_, index) => index);
  let length = 0;
  while (
    starts.some(
      (at) => at + length < secret.length && text.includes(secret.slice(at, at + length + 1)),
    )
  ) {
    length += 1;
  }
  return length;
}

describe('a value that is named like a secret', () => {
  const random = drawn(24);
  test.each([
    ['JavaScript', `const password = '${random}';`],
    ['an object', `  apiKey: "${random}",`],
    ['JSON', `"client_secret": "${drawn(40, HEX)}"`],
    ['Python', `API_TOKEN="${drawn(32, HEX)}"`],
    ['Go', `accessKey := \`${random}\``],
    ['a hash', `:secret_key => "${random}"`],
    ['.env', `DB_PASSWORD=${random}`],
    ['.env with Windows line ends', `export AUTH_TOKEN=${random}\r\nX=1`],
    ['YAML', `    token: ${drawn(32, HEX)}`],
    ['.npmrc', `//registry.example.com/:_authToken=${random}`],
  ])('is found in %s', async (_, text) => {
    const findings = await scan(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.rule).toMatch(/^secret\/(assigned|npm)$/);
    expect(findings[0]?.message).not.toContain(random.slice(4, 12));
  });

  test.each([
    'password = "changeme"',
    'password: "changeme-changeme-changeme-1"',
    "const token = process.env.API_TOKEN ?? '';",
    'const token = await generateTokenForRequest2(request);',
    `secret: "\${SECRET_${drawn(20)}}"`,
    'password: "{{ vault_password_for_db_1 }}"',
    'token: "550e8400-e29b-41d4-a716-446655440000"',
    'token: "https://login.bank.io/oauth2/v1/token"',
    'const passwordField = "input[name=password2]"',
    'secret = "your-256-bit-secret-goes-here-1a2b3c"',
    'api_key: "xxxxxxxxxxxxxxxxxxxxxxxxxxxx1"',
    'token: "aaaaaaaaaaaaaaaaaaaaaaaa1111"',
    'password: "resetPasswordByEmailStep2"',
    'secret: "arn:aws:secretsmanager:eu-west-1:name"',
    'token: "checkoutSessionStorageKeyV2"',
    'const token = "refresh_token_rotation_v2_enabled";',
    "const passphrase = 'correct-horse-battery-staple-9';",
    '"js-tokens": "sha512-abc"',
    'account: "123456789012"',
    'aws_account_id = 1234-5678-9012',
    'postgres://postgres:postgres@localhost:5432/test',
    'DATABASE_URL="mysql://app:app-pw@db:3306/app"',
    'http://admin:hunter22@127.0.0.1:8080/',
    'https://user:hunter22@api.example.com/x',
    HEADER,
    `if (text.startsWith('${HEADER}')) return convertPrivateKeyToDerEncodedBytes(text);`,
    `-----BEGIN PUBLIC KEY-----\n${drawn(64)}\n-----END PUBLIC KEY-----`,
    'ghp_short',
    'see sk-ant-REPLACE-with-your-own-key-here-please',
    `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: '1' })}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c`,
    'import { token } from "./some/path/to/tokens1/index.js"',
  ])('is ignored if it is not a secret: %s', async (text) => {
    expect(await scan(text)).toEqual([]);
  });

  test('looks random if it is random, and never if it is made of words', () => {
    const seeds = Array.from({ length: 500 }, (_, index) => index * 7919 + 1);
    const missed = (length: number, alphabet: string) =>
      seeds.filter((seed) => !looksRandom(drawn(length, alphabet, seed))).length / seeds.length;
    expect(missed(32, BASE62)).toBeLessThan(0.03);
    expect(missed(32, BASE62.slice(26))).toBeLessThan(0.06);
    expect(missed(40, HEX)).toBeLessThan(0.03);
    const word = fc.constantFrom('user', 'session', 'Refresh', 'login', 'api', 'Key', 'v2', '3');
    const words = fc.array(word, { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('-', '_', '.', '/'),
        (parts, by) => !looksRandom(parts.join(by)),
      ),
    );
  });
});

test('a comment in the text does not silence the scanner', async () => {
  const secret = `xoxb-${drawn(11, '123456789')}-${drawn(24)}`;
  for (const comment of ['disable', 'disable-line', 'disable-next-line']) {
    const word = `secretlint-${comment}`;
    expect(await scan(`/* ${word} */\n// ${word}\n${secret} // ${word}\n`)).toMatchObject([
      { rule: 'secret/slack', line: 3 },
    ]);
  }
});

test('each of several secrets has its own finding, with its file and line', async () => {
  const [one, two] = [`ghp_${drawn(36)}`, `glpat-${drawn(20)}`];
  const findings = await createSecretScanner().scan(
    new Map([
      ['a', `${one} ${two}\n${one}\n`],
      ['b', 'nothing'],
      ['c', ''],
      ['d', `\n${two}`],
    ]),
  );
  expect(findings.map(({ rule, path, line }) => [rule, path, line])).toEqual([
    ['secret/github', 'a', 1],
    ['secret/gitlab', 'a', 1],
    ['secret/github', 'a', 2],
    ['secret/gitlab', 'd', 2],
  ]);
});

test('a secret in a file name is found and not shown in any path', async () => {
  const secret = `ghp_${drawn(36)}`;
  const path = `keys/${secret}/x.txt`;
  const findings = await createSecretScanner().scan(
    new Map([
      ['plain.txt', ''],
      [path, `glpat-${drawn(20)}`],
    ]),
  );
  expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
    ['secret/github', 'keys/ghp_…/x.txt'],
    ['secret/gitlab', 'keys/ghp_…/x.txt'],
  ]);
  expect(JSON.stringify(findings)).not.toContain(secret.slice(0, 8));
});

describe('a secret in unusual text', () => {
  const secret = `ghp_${drawn(36)}`;
  test.each([
    ['UTF-16, little end first', Buffer.from(`\uFEFFx\n${secret}\n`, 'utf16le').toString()],
    ['UTF-16, big end first', Buffer.from(`x\n${secret}\n`, 'utf16le').swap16().toString()],
    ['text with NUL bytes', `x\n\0\0${secret}\0more`],
    ['text with a byte order mark', `\uFEFFx\n${secret}`],
    ['broken bytes', `x\n\uFFFD\ud800${secret}\udc00`],
    ['text with Windows line ends', `x\r\n${secret}\r\n`],
  ])('is found in %s', async (_, text) => {
    expect(await scan(text)).toMatchObject([{ rule: 'secret/github', line: 2 }]);
  });

  test('is found at every place where long text is cut', async () => {
    const scanner = createSecretScanner();
    const long = `ghs_${drawn(516)}`;
    for (const before of [111, 128, 224].map((kilo) => kilo * 1024 - 300)) {
      const text = `${'- \n'.repeat(before / 3)}${long}\n${'- \n'.repeat(50_000)}`;
      const findings = await scanner.scan(new Map([['big', text]]));
      expect(findings).toMatchObject([{ rule: 'secret/github', line: Math.floor(before / 3) + 1 }]);
      expect(findings[0]?.message).toContain('520 characters');
    }
  });
});

test('only 100 of very many secrets are listed, with a note about the others', async () => {
  const start = drawn(31);
  const text = Array.from({ length: 5000 }, (_, index) => `ghp_${start}${10_000 + index}`);
  const findings = await scan(text.join('\n'));
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)).toMatchObject({ rule: 'secret/more', level: 'error' });
});

// Against backtracking: in a pattern that is quadratic, each of these takes minutes.
test.each([
  'eyJ',
  'eyJaaaaaaaaaa.',
  '\\neyJ',
  'password = "',
  'token:',
  'secret  ',
  HEADER,
  '-----BEGIN ',
  'gh',
  'sk-ant-a-',
  ':_auth=',
  'xoxb-a-',
  'https://a:b@',
  'postgres://a:',
  '_authToken=',
  ' ',
  '\0',
  'aA1',
])(
  'a megabyte of %j is scanned within seconds',
  async (unit) => {
    const findings = await scan(unit.repeat(2 ** 20 / unit.length));
    expect(findings.length).toBeLessThanOrEqual(101);
  },
  10_000,
);

test('an error in a rule is thrown, because no answer does not mean "no secrets"', async () => {
  const broken = 7 as unknown as string;
  await expect(createSecretScanner().scan(new Map([['a', broken]]))).rejects.toThrow();
});
