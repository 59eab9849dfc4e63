/** Reports verdicts and test results on a pull request: check runs for people, one commit status for rules. */
import { isCheck, STATUS } from './check-names.js';
import type { CommitSha, TestResult, Verdict } from '../../core/model.js';
import {
  type Annotation,
  blockedDescription,
  type CheckText,
  testsCheck,
  verdictCheck,
} from './check-output.js';
import { failureOf, GitHubRefused, mayHaveSucceeded } from './errors.js';
import { type CheckRun, type CommitState, type Pull, pullOf, type ForgeState } from './pulls.js';

/** GitHub's limit for the annotations in one request. */
const AT_ONCE = 50;
const TRIES = 3;

/**
 * Whether only Apps may do this. Classic tokens get a special message, fine-grained tokens the refusal of a
 * permission that they cannot have.
 */
export function isForAppsAlone(error: unknown): boolean {
  if (error instanceof GitHubRefused)
    return error.refusal.is === 'permission' && error.refusal.doing.includes('/check-runs');
  const failure = failureOf(error);
  return failure?.status === 403 && /authenticate via a GitHub App/i.test(failure.message);
}

/**
 * Sets a commit's state, unless it is already set. Setting it twice is harmless, so a request without a clear
 * answer is repeated.
 */
export async function setState(
  forge: ForgeState,
  pull: Pull,
  commit: CommitSha,
  state: CommitState,
  description: string,
): Promise<void> {
  if (pull.lastStatus?.commit === commit && pull.lastStatus.state === state) return;
  for (let tries = 1; ; tries += 1)
    try {
      await forge.client.rest.repos.createCommitStatus({
        ...forge.at,
        sha: commit,
        state,
        context: STATUS,
        description,
      });
      pull.lastStatus = { commit, state };
      return;
    } catch (error) {
      if (!mayHaveSucceeded(error) || tries >= TRIES) throw error;
      await forge.wait(1000 * tries);
    }
}

/**
 * Reports each result once. The status fails at once if a result is against the change; it only succeeds when
 * the change lands. Until then, a rule that requires it waits for it like for a pending check.
 */
export async function check(
  forge: ForgeState,
  number: number,
  results: readonly (Verdict | TestResult)[],
): Promise<void> {
  if (results.length === 0) return;
  const pull = await pullOf(forge, number);
  const tests = testsCheck(results.filter(isTest));
  const texts = results.flatMap((result) => (isTest(result) ? [] : verdictCheck(result)));
  const runs = await runsOf(forge, pull);
  for (const text of [...texts, ...(tests ? [tests] : [])])
    await writeCheck(forge, pull, runs, text);
  const { commit } = pull.marker;
  const against = blockedDescription(results);
  if (against !== undefined) await setState(forge, pull, commit, 'failure', against);
  else if (pull.lastStatus?.commit === commit && pull.lastStatus.state === 'failure')
    await setState(forge, pull, commit, 'pending', 'Waiting to land');
}

function isTest(result: Verdict | TestResult): result is TestResult {
  return 'suite' in result;
}

/** Existing check runs of a pull request's commit. A commit that was just pushed has none. */
async function runsOf(forge: ForgeState, pull: Pull): Promise<Map<string, CheckRun>> {
  pull.checks ??= await listRuns(forge, pull.marker.commit);
  return pull.checks;
}

async function writeCheck(
  forge: ForgeState,
  pull: Pull,
  runs: Map<string, CheckRun>,
  text: CheckText,
): Promise<void> {
  const known = runs.get(text.name);
  let run: CheckRun;
  if (known && isSame(known, text)) run = known;
  else if (known && mayChange(known, text)) run = await append(forge, known, text, 0);
  else run = await create(forge, pull, text);
  while (run.annotations < text.annotations.length)
    run = await append(forge, run, text, run.annotations);
  runs.set(text.name, { ...run, conclusion: text.conclusion, externalId: text.externalId });
}

/** Annotations cannot be removed, so a run that has some is not reused for another result. */
function mayChange(run: CheckRun, text: CheckText): boolean {
  return run.externalId === text.externalId && run.annotations === 0;
}

/** Updates a check run in batches: annotations in an update are added to the existing ones. */
async function append(
  forge: ForgeState,
  run: CheckRun,
  text: CheckText,
  from: number,
): Promise<CheckRun> {
  const annotations = text.annotations.slice(from, from + AT_ONCE);
  await forge.client.rest.checks.update({
    ...forge.at,
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

async function create(forge: ForgeState, pull: Pull, text: CheckText): Promise<CheckRun> {
  const asked = {
    ...forge.at,
    name: text.name,
    head_sha: pull.marker.commit,
    ...fieldsOf(text, text.annotations.slice(0, AT_ONCE)),
  };
  for (let tries = 1; ; tries += 1)
    try {
      return toCheckRun((await forge.client.rest.checks.create(asked)).data);
    } catch (error) {
      if (!mayHaveSucceeded(error) || tries >= TRIES) throw error;
      await forge.wait(1000 * tries);
      const found = (await listRuns(forge, pull.marker.commit)).get(text.name);
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

async function listRuns(forge: ForgeState, commit: CommitSha): Promise<Map<string, CheckRun>> {
  const runs = await forge.client.paginate(forge.client.rest.checks.listForRef, {
    ...forge.at,
    ref: commit,
    per_page: 100,
  });
  const ours = runs.filter(({ name }) => isCheck(name)).toSorted((a, b) => a.id - b.id);
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
