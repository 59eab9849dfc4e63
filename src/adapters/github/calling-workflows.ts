/** The repository's workflows that call Tributary's: what they grant it, and what they wait for. */
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { runGroup } from '../../core/published.js';
import type { Base } from '../../core/model.js';
import type { Store } from '../../ports.js';
import type { CallingJob } from '../../text/calling-workflow.js';
import { isWorkflowFile } from './workflow-triggers.js';

const CALLED = /(?:^|\/)\.github\/workflows\/orchestrate\.ya?ml(?:@|$)/;

interface Place {
  path: string;
  branch: string;
  lineOf(node: unknown): number;
}

/** The jobs on the base that call the workflow, file by file. */
export async function callingJobs(
  store: Pick<Store, 'files' | 'file'>,
  { branch, commit }: Base,
): Promise<CallingJob[]> {
  const files = (await store.files(commit)).filter(isWorkflowFile);
  const jobs = await Promise.all(
    files.map(async (path) => jobsOf(path, (await store.file(commit, path)) ?? '', branch)),
  );
  return jobs.flat();
}

/** @returns no jobs for a file that GitHub could not parse either */
function jobsOf(path: string, text: string, branch: string): CallingJob[] {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines });
  const jobs = isMap(contents) ? contents.get('jobs') : undefined;
  if (errors.length > 0 || !isMap(contents) || !isMap(jobs)) return [];
  const lineOf = (node: unknown) =>
    lines.linePos((isScalar(node) || isMap(node) ? node.range?.[0] : undefined) ?? 0).line;
  const place = { path, branch, lineOf };
  return jobs.items.flatMap(({ key, value: job }) => {
    const uses = isMap(job) ? job.get('uses') : undefined;
    if (!isMap(job) || typeof uses !== 'string' || !CALLED.test(uses)) return [];
    return callingJob(place, contents, String(isScalar(key) ? key.value : ''), job);
  });
}

function callingJob(place: Place, workflow: YAMLMap, name: string, job: YAMLMap): CallingJob {
  const { path, branch, lineOf } = place;
  const given = workflow.get('name');
  const values = {
    'github.ref_name': branch,
    'github.ref': `refs/heads/${branch}`,
    'github.workflow': typeof given === 'string' ? given : path,
    'github.event_name': 'workflow_dispatch',
    // Empty, where no pull request starts the workflow.
    'github.head_ref': '',
  };
  const own = runGroup(branch).toLowerCase();
  const groups = [groupOf(workflow), groupOf(job)].filter((group) => group !== undefined);
  const same = groups.find(({ text }) => groupText(text, values).toLowerCase() === own);
  const permissions = permissionsOf(job) ?? permissionsOf(workflow);
  return {
    file: path,
    job: name,
    line: lineOf(job.get('uses', true)),
    ...(same && { waitsAt: lineOf(same.node) }),
    ...(permissions && { permissions }),
  };
}

/** The group of a `concurrency`, which is a text or a mapping. */
function groupOf(of: YAMLMap): { text: string; node: unknown } | undefined {
  const node = of.get('concurrency', true);
  const group = isMap(node) ? node.get('group', true) : node;
  return isScalar(group) ? { text: String(group.value), node: group } : undefined;
}

/** The group as a dispatch on the base makes it; an expression that is not known here stays as it is. */
function groupText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{([^}]*)\}\}/g, (expression, inner: string) => {
    const found = inner.split('||').map((term) => values[term.trim()]);
    if (found.includes(undefined)) return expression;
    return found.find((value) => value !== '') ?? '';
  });
}

/** `write-all` and `read-all` are the same level for every permission. */
function permissionsOf(of: YAMLMap): CallingJob['permissions'] {
  const given = of.get('permissions');
  if (given === 'write-all') return { all: 'write' };
  if (given === 'read-all') return { all: 'read' };
  if (!isMap(given)) return undefined;
  return Object.fromEntries(
    given.items.flatMap(({ key, value }) =>
      isScalar(key) && isScalar(value) ? [[String(key.value), String(value.value)]] : [],
    ),
  );
}
