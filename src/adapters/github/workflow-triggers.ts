/** Triggers of the repository's workflows, as far as they matter for landing. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { Base } from '../../core/model.js';
import type { MatcherOf } from '../../core/scope/overlap.js';
import type { Store } from '../../ports.js';
import type { WorkflowTriggers } from '../../text/after-land.js';

const FOLDER = '.github/workflows/';

const Patterns = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional();
const Push = z
  .object({
    branches: Patterns,
    'branches-ignore': Patterns,
    tags: Patterns,
    'tags-ignore': Patterns,
  })
  .nullish();
type Push = z.infer<typeof Push>;

/** `on: push`, `on: [push, …]`, or a mapping. */
const On = z.union([
  z.string().transform((event): Record<string, unknown> => ({ [event]: null })),
  z
    .array(z.string())
    .transform(
      (events): Record<string, unknown> => Object.fromEntries(events.map((event) => [event, null])),
    ),
  z.record(z.string(), z.unknown()),
]);
const WorkflowFile = z.object({ on: On });

/** Whether GitHub treats a file as a workflow. */
export function isWorkflowFile(path: string): boolean {
  return path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length));
}

/** The workflows on the base, by file name, in order. */
export async function workflowTriggers(
  store: Pick<Store, 'files' | 'file'>,
  { branch, commit }: Base,
  match: MatcherOf,
): Promise<WorkflowTriggers[]> {
  const files = (await store.files(commit)).filter(isWorkflowFile);
  return Promise.all(
    files.map(async (path) =>
      triggersOf(path.slice(FOLDER.length), (await store.file(commit, path)) ?? '', branch, match),
    ),
  );
}

/** @returns no triggers for a file that GitHub could not parse either */
function triggersOf(
  file: string,
  text: string,
  branch: string,
  match: MatcherOf,
): WorkflowTriggers {
  const read = WorkflowFile.safeParse(yamlOf(text));
  if (!read.success) return { file, onDispatch: false, onPush: false };
  const { on } = read.data;
  const push = Push.safeParse(on['push']);
  return {
    file,
    onDispatch: 'workflow_dispatch' in on,
    onPush: 'push' in on && (!push.success || startsOn(push.data, branch, match)),
  };
}

function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function startsOn(push: Push, branch: string, match: MatcherOf): boolean {
  if (!push) return true;
  if (push.branches) return included(branch, push.branches, match);
  if (push['branches-ignore']) return !included(branch, push['branches-ignore'], match);
  // A filter with only tags excludes all branches.
  return !push.tags && !push['tags-ignore'];
}

/** Whether the patterns include the branch. Later patterns override earlier ones; `!` excludes. */
function included(branch: string, patterns: readonly string[], match: MatcherOf): boolean {
  return patterns.reduce(
    (isIn, pattern) =>
      pattern.startsWith('!')
        ? isIn && !match(pattern.slice(1))(branch)
        : isIn || match(pattern)(branch),
    false,
  );
}
