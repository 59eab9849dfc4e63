/** Parses SARIF 2.1.0, the common format of linters and scanners (OASIS standard, section 3). */
import { z } from 'zod';
import type { Finding } from '../../core/model.js';
import { arrayOf, mapOf } from './fail-fast.js';

const Level = z.enum(['none', 'note', 'warning', 'error']);

const Message = z.object({
  text: z.string().nullish(),
  id: z.string().nullish(),
  arguments: arrayOf(z.string()).nullish(),
});
type Message = z.infer<typeof Message>;

const Strings = mapOf(z.object({ text: z.string().nullish() })).nullish();

const Rule = z.object({
  id: z.string(),
  defaultConfiguration: z.object({ level: Level.nullish() }).nullish(),
  messageStrings: Strings,
  shortDescription: z.object({ text: z.string().nullish() }).nullish(),
});
type Rule = z.infer<typeof Rule>;

const Component = z.object({
  rules: arrayOf(Rule).nullish(),
  globalMessageStrings: Strings,
});

const Location = z.object({
  uri: z.string().nullish(),
  uriBaseId: z.string().nullish(),
  index: z.int().nullish(),
});
type Location = z.infer<typeof Location>;

const Result = z.object({
  ruleId: z.string().nullish(),
  ruleIndex: z.int().nullish(),
  rule: z
    .object({
      id: z.string().nullish(),
      index: z.int().nullish(),
      toolComponent: z.object({ index: z.int().nullish() }).nullish(),
    })
    .nullish(),
  kind: z.enum(['pass', 'open', 'informational', 'notApplicable', 'review', 'fail']).nullish(),
  level: Level.nullish(),
  message: Message.nullish(),
  baselineState: z.string().nullish(),
  locations: arrayOf(
    z.object({
      physicalLocation: z
        .object({
          artifactLocation: Location.nullish(),
          region: z.object({ startLine: z.number().nullish() }).nullish(),
        })
        .nullish(),
    }),
  ).nullish(),
  suppressions: arrayOf(
    z.object({ kind: z.string().nullish(), status: z.string().nullish() }),
  ).nullish(),
});
type Result = z.infer<typeof Result>;

const Run = z.object({
  tool: z.object({ driver: Component, extensions: arrayOf(Component).nullish() }),
  results: arrayOf(Result).nullish(),
  artifacts: arrayOf(z.object({ location: Location.nullish() })).nullish(),
  originalUriBaseIds: mapOf(Location).nullish(),
  invocations: arrayOf(z.object({ executionSuccessful: z.boolean().nullish() })).nullish(),
  externalPropertyFileReferences: z.object({ results: arrayOf(z.unknown()).nullish() }).nullish(),
});
type Run = z.infer<typeof Run>;

export const Sarif = z.object({
  version: z.literal('2.1.0', { error: 'only SARIF 2.1.0 is understood' }),
  runs: arrayOf(Run).refine((runs) => runs.length > 0, 'at least one run'),
});
export type Sarif = z.infer<typeof Sarif>;

const MAX_ARGUMENT = 200;
const MAX_TEMPLATE = 2000;

const MAX_BASES = 10;

/**
 * The findings of a SARIF log, with the tool's original text. A run that reports failure, or that has no
 * result list (not even an empty one), is a problem.
 */
export function readSarif({ runs }: Sarif): Finding[] | { problem: string } {
  for (const { results, invocations, externalPropertyFileReferences: external } of runs) {
    if (invocations?.some(({ executionSuccessful }) => executionSuccessful === false)) {
      return { problem: 'The SARIF reports that the tool failed.' };
    }
    if (!results || (external?.results?.length ?? 0) > 0) {
      return { problem: 'A run in the SARIF has no list of results.' };
    }
  }
  return runs.flatMap((run) => {
    const rules = rulesById(run);
    return (run.results ?? []).filter(isFinding).map((result) => toFinding(result, rules, run));
  });
}

function rulesById({ tool }: Run): Map<string, Rule> {
  const rules = [tool.driver, ...(tool.extensions ?? [])].flatMap((part) => part.rules ?? []);
  return new Map(rules.toReversed().map((rule) => [rule.id, rule]));
}

/**
 * Suppressions inside the source are ignored: the author of the change could have written them. Others apply
 * unless one of them was rejected or is under review (section 3.27.23).
 */
function isFinding({ kind, suppressions, baselineState }: Result): boolean {
  if (kind === 'pass' || kind === 'notApplicable' || kind === 'informational') return false;
  if (baselineState === 'absent') return false;
  const outside = suppressions?.filter((suppression) => suppression.kind === 'external') ?? [];
  return !(
    outside.length > 0 && outside.every(({ status }) => (status ?? 'accepted') === 'accepted')
  );
}

function toFinding(result: Result, rules: Map<string, Rule>, run: Run): Finding {
  const id = idOf(result, run);
  // `CA1000/1` is a sub-rule of `CA1000` (section 3.27.5).
  const rule = rules.get(id) ?? rules.get(id.replace(/\/[^/]*$/, ''));
  const place = result.locations?.[0]?.physicalLocation;
  const path = pathOf(place?.artifactLocation, run);
  const line = place?.region?.startLine;
  return {
    rule: id,
    level: levelOf(result, rule),
    message: textOf(result.message, rule, run),
    ...(path === undefined ? {} : { path }),
    ...(line && Number.isSafeInteger(line) && line > 0 ? { line } : {}),
  };
}

/** The rule ID as given, otherwise by its index in the tool's rules. */
function idOf({ ruleId, ruleIndex, rule }: Result, { tool }: Run): string {
  const part = rule?.toolComponent?.index;
  const component = part === undefined || part === null ? tool.driver : tool.extensions?.[part];
  const index = ruleIndex ?? rule?.index ?? -1;
  return ruleId ?? rule?.id ?? component?.rules?.[index]?.id ?? 'sarif';
}

/** The path from the repository's root if the log has enough information, otherwise as given. */
function pathOf(given: Location | null | undefined, run: Run): string | undefined {
  const location = given?.uri ? given : run.artifacts?.[given?.index ?? -1]?.location;
  if (!location?.uri) return undefined;
  const bases = run.originalUriBaseIds ?? new Map();
  const { uri, outermost } = resolve(location, bases);
  const roots = [resolve({ uriBaseId: '%SRCROOT%' }, bases).uri, outermost];
  const root = roots.find((base) => base !== '' && isAbsolute(base) && uri.startsWith(base));
  const rest = root === undefined ? uri.replace(/^file:\/\/[^/]*/i, '') : uri.slice(root.length);
  return decoded(rest).replace(/^(?:\.\/)+/, '');
}

/** Resolves a relative URI against its base, that base against its own, and so on. */
function resolve(
  location: Location,
  bases: Map<string, Location>,
): { uri: string; outermost: string } {
  let uri = location.uri ?? '';
  let outermost = '';
  let id = location.uriBaseId;
  for (let depth = 0; id && !isAbsolute(uri) && depth < MAX_BASES; depth += 1) {
    const base = bases.get(id);
    if (!base?.uri) break;
    outermost = base.uri.endsWith('/') ? base.uri : `${base.uri}/`;
    uri = `${outermost}${uri}`;
    id = base.uriBaseId;
  }
  return { uri, outermost };
}

function isAbsolute(uri: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function levelOf({ level, kind }: Result, rule: Rule | undefined): Finding['level'] {
  // A result that a person must review has no level of its own.
  if (kind === 'open' || kind === 'review') return 'warning';
  const stated = level ?? rule?.defaultConfiguration?.level ?? 'warning';
  return stated === 'none' ? 'note' : stated;
}

/** The text of the message or of its rule, with placeholders such as `{0}` filled in (section 3.11.5). */
function textOf(message: Message | null | undefined, rule: Rule | undefined, run: Run): string {
  const id = message?.id ?? '';
  const template =
    message?.text ??
    rule?.messageStrings?.get(id)?.text ??
    run.tool.driver.globalMessageStrings?.get(id)?.text ??
    rule?.shortDescription?.text ??
    '';
  const values = message?.arguments ?? [];
  return template
    .slice(0, MAX_TEMPLATE)
    .replaceAll(/\{\{|\}\}|\{(\d{1,3})\}/g, (found, index: string | undefined) =>
      index === undefined
        ? found.charAt(0)
        : (values[Number(index)]?.slice(0, MAX_ARGUMENT) ?? found),
    );
}
