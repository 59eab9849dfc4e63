/** Verdicts and test results on a pull request: check runs for people, one commit status for rules. */
import type { CommitSha, TestResult, Verdict } from '../../core/model.js';
import {
  type Annotation,
  blockedDescription,
  type CheckText,
  testsCheck,
  verdictCheck,
} from './check-output.js';
import { failureOf, GitHubRefused, isUnclear } from './errors.js';
import { type CheckRun, type CommitState, type Pull, pullOf, type Site } from './pulls.js';

/** The context of the one commit status, which users require in their rules. */
export const CONTEXT = 'tributary';

/** Most that GitHub takes in one request. */
const AT_ONCE = 50;
const TRIES = 3;

/** In GitHub's words for classic tokens, or as a permission that fine-grained ones cannot have. */
export function isForAppsAlone(error: unknown): boolean {
  if (error instanceof GitHubRefused)
    return error.refusal.is === 'permission' && error.refusal.doing.includes('/check-runs');
  const failure = failureOf(error);
  return failure?.status === 403 && /authenticate via a GitHub App/i.test(failure.message);
}

/** Says a commit's state, once. To say it twice does no harm, so an unclear answer is asked again. */
export async function setState(
  site: Site,
  pull: Pull,
  commit: CommitSha,
  state: CommitState,
  description: string,
): Promise<void> {
  if (pull.said?.commit === commit && pull.said.state === state) return;
  for (let tries = 1; ; tries += 1)
    try {
      await site.client.rest.repos.createCommitStatus({
        ...site.at,
        sha: commit,
        state,
        context: CONTEXT,
        description,
      });
      pull.said = { commit, state };
      return;
    } catch (error) {
      if (!isUnclear(error) || tries >= TRIES) throw error;
      await site.wait(1000 * tries);
    }
}

/**
 * Says the results, each once. The status says at once what speaks against the change; that nothing
 * does is said by the landing. Until then a rule that requires it waits for it, as for a pending one.
 */
export async function check(
  site: Site,
  number: number,
  results: readonly (Verdict | TestResult)[],
): Promise<void> {
  if (results.length === 0) return;
  const pull = await pullOf(site, number);
  const tests = testsCheck(results.filter(isTest));
  const texts = results.flatMap((result) => (isTest(result) ? [] : verdictCheck(result)));
  const runs = await runsOf(site, pull);
  for (const text of [...texts, ...(tests ? [tests] : [])]) await say(site, pull, runs, text);
  const { commit } = pull.marker;
  const against = blockedDescription(results);
  if (against !== undefined) await setState(site, pull, commit, 'failure', against);
  else if (pull.said?.commit === commit && pull.said.state === 'failure')
    await setState(site, pull, commit, 'pending', 'Waiting to land');
}

function isTest(result: Verdict | TestResult): result is TestResult {
  return 'suite' in result;
}

/** Those of a commit that was pushed just now are known: there are none. */
async function runsOf(site: Site, pull: Pull): Promise<Map<string, CheckRun>> {
  pull.checks ??= await listRuns(site, pull.marker.commit);
  return pull.checks;
}

async function say(
  site: Site,
  pull: Pull,
  runs: Map<string, CheckRun>,
  text: CheckText,
): Promise<void> {
  const known = runs.get(text.name);
  let run: CheckRun;
  if (known && isSame(known, text)) run = known;
  else if (known && mayChange(known, text)) run = await append(site, known, text, 0);
  else run = await create(site, pull, text);
  while (run.annotations < text.annotations.length)
    run = await append(site, run, text, run.annotations);
  runs.set(text.name, { ...run, conclusion: text.conclusion, externalId: text.externalId });
}

/** Its annotations cannot be taken back: a run with some, for another answer, is left for a new one. */
function mayChange(run: CheckRun, text: CheckText): boolean {
  return run.externalId === text.externalId && run.annotations === 0;
}

/** The annotations in an update are added to those that are there. */
async function append(site: Site, run: CheckRun, text: CheckText, from: number): Promise<CheckRun> {
  const annotations = text.annotations.slice(from, from + AT_ONCE);
  await site.client.rest.checks.update({
    ...site.at,
    check_run_id: run.id,
    ...fieldsOf(text, annotations),
  });
  return {
    id: run.id,
    externalId: text.externalId,
    conclusion: text.conclusion,
    title: text.title,
    summary: text.summary,
    annotations: from + annotations.length,
  };
}

async function create(site: Site, pull: Pull, text: CheckText): Promise<CheckRun> {
  const asked = {
    ...site.at,
    name: text.name,
    head_sha: pull.marker.commit,
    ...fieldsOf(text, text.annotations.slice(0, AT_ONCE)),
  };
  for (let tries = 1; ; tries += 1)
    try {
      return toCheckRun((await site.client.rest.checks.create(asked)).data);
    } catch (error) {
      if (!isUnclear(error) || tries >= TRIES) throw error;
      await site.wait(1000 * tries);
      const found = (await listRuns(site, pull.marker.commit)).get(text.name);
      if (found && isSame(found, text)) return found;
    }
}

function fieldsOf(text: CheckText, annotations: Annotation[]) {
  return {
    external_id: text.externalId,
    status: 'completed' as const,
    conclusion: text.conclusion,
    started_at: text.startedAt,
    completed_at: text.completedAt,
    output: { title: text.title, summary: text.summary, annotations },
  };
}

async function listRuns(site: Site, commit: CommitSha): Promise<Map<string, CheckRun>> {
  const runs = await site.client.paginate(site.client.rest.checks.listForRef, {
    ...site.at,
    ref: commit,
    per_page: 100,
  });
  const ours = runs
    .filter(({ name }) => name.startsWith(`${CONTEXT} / `))
    .toSorted((a, b) => a.id - b.id);
  return new Map(ours.map((run) => [run.name, toCheckRun(run)]));
}

function toCheckRun(data: {
  id: number;
  external_id: string | null;
  conclusion: string | null;
  output: { title: string | null; summary: string | null; annotations_count: number };
}): CheckRun {
  return {
    id: data.id,
    externalId: data.external_id ?? '',
    conclusion: data.conclusion,
    title: data.output.title,
    summary: data.output.summary,
    annotations: data.output.annotations_count,
  };
}

function isSame(run: CheckRun, text: CheckText): boolean {
  return (
    run.externalId === text.externalId &&
    run.conclusion === text.conclusion &&
    run.title === text.title &&
    run.summary === text.summary
  );
}
