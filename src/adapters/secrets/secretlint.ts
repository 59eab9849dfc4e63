/** The rules of secretlint, without the comments that can silence them. */
import type { SecretLintCoreConfigRule, SecretLintCoreResultMessage } from '@secretlint/types';

/** Position of a secret in a text, without its value. */
export interface Hit {
  id: string;
  /** Readable name: "GitHub token". */
  what: string;
  start: number;
  end: number;
}

export type DetectSecrets = (text: string) => Promise<Hit[]>;

const NAMES: Record<string, string> = {
  aws: 'AWS key',
  gcp: 'Google Cloud key',
  'private-key': 'private key',
  npm: 'npm token',
  basicauth: 'password in a URL',
  slack: 'Slack token',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify token',
  github: 'GitHub token',
  openai: 'OpenAI key',
  anthropic: 'Anthropic key',
  linear: 'Linear key',
  '1password': '1Password token',
  'database-connection-string': 'password in a database address',
};

const LOCAL_HOST =
  /^[^/]*\/\/[^/?]*@(?:127\.0\.0\.1|\[::1\]|[\w-]+|[\w.-]+\.(?:example|invalid|local|localhost|test)|(?:[\w-]+\.)*example\.(?:com|net|org))(?![\w.-])/i;

/** Loads the library only when needed: it is larger than the rest of the program. */
export async function loadSecretlint(): Promise<DetectSecrets> {
  const [{ lintSource }, { rules: preset }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const rules: SecretLintCoreConfigRule[] = preset
    // This rule lets a comment `secretlint-disable` in the text silence all others.
    .filter(({ meta }) => !meta.id.endsWith('-filter-comments'))
    .map((rule) => ({
      id: rule.meta.id,
      rule,
      options: { enableIDScanRule: true },
      // An account number is not a secret, and in a bank's code many numbers look like one.
      allowMessageIds: ['AWSAccountID'],
    }));
  return async (text) => {
    const { messages } = await lintSource({
      // A fixed name: some rules read the named file, or check certain names only.
      source: {
        filePath: 'package.json',
        ext: '.txt',
        contentType: 'text',
        content: unmarked(text),
      },
      options: { config: { rules }, noPhysicFilePath: true },
    });
    return messages.filter((message) => !isLocal(text, message)).map(toHit);
  };
}

/** Replaces a byte order mark by a space: the library would remove it and so shift all offsets. */
function unmarked(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** Whether a database password is only for localhost or a compose file's own service, and so harmless. */
function isLocal(
  text: string,
  { ruleId, range: [start, end] }: SecretLintCoreResultMessage,
): boolean {
  return (
    /-(?:basicauth|database-connection-string)$/.test(ruleId) &&
    LOCAL_HOST.test(text.slice(start, end))
  );
}

function toHit({ ruleId, range: [start, end] }: SecretLintCoreResultMessage): Hit {
  const id = ruleId.replace(/^.*-rule-/, '').replace('privatekey', 'private-key');
  return { id, what: NAMES[id] ?? 'token', start, end };
}
