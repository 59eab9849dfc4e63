/**
 * The workflow files that `tributary init` writes. Both are generated from Tributary's own workflow, so that
 * inputs, secrets and permissions are defined only once.
 */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  YAMLMap,
} from 'yaml';
import { PUBLISHED, PUBLISHED_REF } from '../core/published.js';

/** The source of both workflows, in the installed package. */
export const ORCHESTRATE_FILE = '.github/workflows/orchestrate.yml';

export const WORKFLOW_FILE = '.github/workflows/tributary.yml';

/** `calling` calls the published workflow; `standalone` contains all of it. */
export type WorkflowKind = 'calling' | 'standalone';

const LEVELS = ['none', 'read', 'write'];

/** The secrets that the workflow passes to agents and reviews; without an App's key. */
export function modelKeys(orchestrate: string): string[] {
  return keysAt(parseDocument(orchestrate), 'on', 'workflow_call', 'secrets').filter((name) =>
    name.endsWith('_API_KEY'),
  );
}

/** The permissions of all jobs together, by name: what a calling workflow has to grant. */
export function neededPermissions(orchestrate: string): Record<string, string> {
  const union = unionOfPermissions(parseDocument(orchestrate));
  return Object.fromEntries(
    union.items.flatMap((pair) =>
      isScalar(pair.value) ? [[keyOf(pair), String(pair.value.value)]] : [],
    ),
  );
}

/** The text of `.github/workflows/tributary.yml`. */
export function workflowText(kind: WorkflowKind, orchestrate: string): string {
  const document = parseDocument(orchestrate);
  return kind === 'calling' ? callingWorkflow(document) : standaloneWorkflow(document);
}

/** The small workflow that calls the published one, with the same concurrency. */
function callingWorkflow(document: Document): string {
  const permissions = unionOfPermissions(document);
  permissions.commentBefore =
    ' The permissions of all its jobs together. No job that runs an agent can write.';
  const job = document.createNode({
    name: 'Tributary',
    permissions,
    uses: `${PUBLISHED}/${ORCHESTRATE_FILE}@${PUBLISHED_REF}`,
    with: passedOn(keysAt(document, 'on', 'workflow_dispatch', 'inputs'), 'inputs'),
    secrets: passedOn(keysAt(document, 'on', 'workflow_call', 'secrets'), 'secrets'),
  });
  document.deleteIn(['on', 'workflow_call']);
  document.delete('concurrency');
  document.setIn(['jobs'], document.createNode({ tributary: job }));
  setComment(document, 'on', [
    'Start it by hand: Actions → Tributary → Run workflow. It lands on the branch that you choose there.',
    'Later rounds of a run start it again, with the input `continue`.',
  ]);
  return textOf(document);
}

/**
 * The union of all jobs' permissions, with their comments: a called workflow can only narrow what its caller
 * grants, and does not start if it is granted less than it needs.
 */
function unionOfPermissions(document: Document): YAMLMap {
  const widest = new Map<string, Pair>();
  for (const job of keysAt(document, 'jobs'))
    for (const pair of pairsOf(mapAt(document, ['jobs', job, 'permissions']))) {
      const known = widest.get(keyOf(pair));
      if (!known || levelOf(pair) >= levelOf(known)) widest.set(keyOf(pair), pair);
    }
  const union = new YAMLMap();
  union.items.push(...widest.values());
  return union;
}

function levelOf({ value }: Pair): number {
  return LEVELS.indexOf(isScalar(value) ? String(value.value) : '');
}

function passedOn(names: readonly string[], context: 'inputs' | 'secrets') {
  return Object.fromEntries(names.map((name) => [name, `\${{ ${context}.${name} }}`]));
}

/** The whole workflow, which uses only the action from the published repository. */
function standaloneWorkflow(document: Document): string {
  document.deleteIn(['on', 'workflow_call']);
  for (const job of keysAt(document, 'jobs')) {
    const steps = document.getIn(['jobs', job, 'steps']);
    for (const source of isSeq(steps) ? steps.items.flatMap(tributarySource) : []) {
      source.commentBefore = ' The published action. To pin it, set ref to a full commit SHA.';
      source.set('repository', PUBLISHED);
      source.set('ref', PUBLISHED_REF);
    }
  }
  setComment(document, 'on', [
    'Runs tasks with agents, each on its own branch, and lands them one at a time.',
    `Written by tributary init --standalone from the workflow of ${PUBLISHED} ${PUBLISHED_REF}.`,
  ]);
  return textOf(document);
}

function keysAt(document: Document, ...path: string[]): string[] {
  return pairsOf(mapAt(document, path)).map(keyOf);
}

function mapAt(document: Document, path: readonly string[]): YAMLMap {
  const found = document.getIn(path);
  if (isMap(found)) return found;
  throw new Error(`the workflow has no mapping ${path.join('.')}`);
}

/** The `with` mapping of a step that checks out Tributary; empty for other steps. */
function tributarySource(step: unknown): YAMLMap[] {
  const source = isMap(step) ? step.get('with') : undefined;
  return isMap(source) && source.get('path') === 'tributary' ? [source] : [];
}

/** Replaces the comment above a key. */
function setComment(document: Document, name: string, lines: readonly string[]): void {
  const pair = isMap(document.contents)
    ? pairsOf(document.contents).find((each) => keyOf(each) === name)
    : undefined;
  if (isScalar(pair?.key)) pair.key.commentBefore = lines.map((line) => ` ${line}`).join('\n');
}

function pairsOf(map: YAMLMap): Pair[] {
  return map.items.filter((each) => isPair(each));
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function textOf(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
