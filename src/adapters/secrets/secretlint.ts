/** The rules of secretlint, without its ways of being silenced. */
import type { SecretLintCoreConfigRule, SecretLintCoreResultMessage } from '@secretlint/types';

/** Where a secret stands in a text, never what it is. */
export interface Hit {
  id: string;
  /** For people: "GitHub token". */
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

/** Loads the library, which is larger than all the rest, so only when it is needed. */
export async function loadSecretlint(): Promise<DetectSecrets> {
  const [{ lintSource }, { rules: preset }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const rules: SecretLintCoreConfigRule[] = preset
    // With this rule, a comment `secretlint-disable` in the text silences all others.
    .filter(({ meta }) => !meta.id.endsWith('-filter-comments'))
    .map((rule) => ({
      id: rule.meta.id,
      rule,
      options: { enableIDScanRule: true },
      // An account number is no secret, and in a bank's code every second number looks like one.
      allowMessageIds: ['AWSAccountID'],
    }));
  return async (text) => {
    const { messages } = await lintSource({
      // A fixed name: some rules read the file of that name, or look at certain names only.
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

/** The library would cut a byte order mark off, and its offsets would no longer be ours. */
function unmarked(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** A password for a database on one's own machine or in one's own compose file opens nothing. */
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
