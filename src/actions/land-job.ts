/** land: lands what passed, saves state for the next round, reports, and starts the next round. */
import { jobsOfRun } from '../adapters/github/jobs.js';
import { repoUrl } from '../adapters/github/repo.js';
import { upsertRunComment } from '../adapters/github/run-comment.js';
import { afterRound, leftOver } from '../core/train/after-round.js';
import { Land, type Outcome, Plan, Queue } from '../core/model.js';
import { isOnBase } from '../core/metrics/outcomes.js';
import {
  jobsFile,
  landFile,
  planFile,
  queueFile,
  REPORT,
  runFileOf,
  sessionFile,
} from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { Run } from '../ports.js';
import { annotations } from '../report/annotations.js';
import { runComment } from '../report/run-comment.js';
import { reportHtml } from '../report/report-html.js';
import { summaryMarkdown } from '../report/summary.js';
import { readRounds } from '../stages/history.js';
import { land as landStage } from '../stages/land.js';
import { type Report, report } from '../stages/report.js';
import { dispatchAfterLand, dispatchNext } from './dispatch.js';
import {
  type GitHubParts,
  openGitHub,
  type WritingPorts,
  createWritingPorts,
} from './github-ports.js';
import { takeCandidates } from './judge-jobs.js';
import { type Job, openRound, type Round } from './job.js';
import { artifactName, uploadFiles } from './outgoing.js';
import { takeRound } from './queue-job.js';
import { takeTests } from './take.js';
import { restoreState, compareState, stateFile, stateText } from './run-state.js';

/** @returns whether every requested task is on the base or will be retried */
export async function landJob(job: Job): Promise<boolean> {
  const round = await openRound(job);
  const { run, plan } = round;
  const github = openGitHub(job);
  const writing = await createWritingPorts(job, github, run.config, plan.run);
  const landed = await landRound(job, round, writing);
  const next = await goOn(round, landed);
  const kept = await github.ledger.state(stateFile(plan.run));
  const state = compareState(kept, run);
  const behind = state === 'ahead';
  const previous = state === 'older' ? undefined : kept;
  await keepJobs(job, github, run.round);
  const result = await makeReport(job, run, previous, writing, next === 'go-on' ? [] : next);
  const free = await mayGoOn(job, github, round, behind);
  const goesOn = next === 'go-on' && (free || behind);
  setCounts(job, result);
  const deployed = hasToDeploy(landed)
    ? await tried(job, () => dispatchAfterLand(job, github.client, run.config['after-land']))
    : true;
  const started =
    goesOn && free ? await tried(job, () => dispatchNext(job, github.client, run)) : true;
  const published = await tried(job, () => publishReport(job, github, result, goesOn && started));
  await uploadFiles(job, (name) => ['report', 'land'].includes(runFileOf(name)?.is ?? ''));
  job.output.set('artifact', artifactName(job, 'report'));
  await writing.forge.finish((message) => job.output.warning(message));
  const all = result.outcomes.every(({ outcome }) => isOnBase(outcome));
  return deployed && started && published && (next === 'go-on' ? goesOn : all);
}

async function landRound(job: Job, round: Round, { ports }: WritingPorts): Promise<Land> {
  const { plan, run } = round;
  const results = await takeRound(job, round);
  const queue = await job.dir.read(queueFile(run.round), Queue);
  // Without a queue nothing is landed, but costs are recorded and the tasks are settled.
  const queued: Queue = queue ?? {
    version: 1,
    run: plan.run,
    round: run.round,
    base: plan.base,
    policy: plan.policy,
    changes: [],
    candidates: [],
    marks: [],
  };
  if (queue) {
    await takeCandidates(job, queue);
    await takeTests(job, round, queue);
  }
  return landStage(run, ports, { plan, results, queue: queued });
}

/** Decides whether the run continues; if not, returns the outcomes of the tasks that are left over. */
async function goOn({ run, plan }: Round, landed: Land): Promise<'go-on' | Outcome[]> {
  const lands = await readRounds(run.dir, landFile, Land);
  const plans = await readRounds(run.dir, planFile, Plan);
  const maxRounds = run.config['max-rounds'];
  const next = afterRound({
    land: landed,
    before: lands.find(({ round }) => round === plan.round - 1),
    worked: plans.filter(({ assign }) => assign.length > 0).length,
    maxRounds,
  });
  if (next === 'go-on') return next;
  return next === 'left-over' ? leftOver(landed, maxRounds) : [];
}

/** Records the runner time that this workflow run has used so far. */
async function keepJobs({ context, clock, dir }: Job, { client }: GitHubParts, round: number) {
  const { repo, runId, attempt } = context;
  const jobs = await jobsOfRun(client, repo, runId, clock.now());
  if (jobs) await dir.write(jobsFile(round, attempt), { version: 1, jobs });
}

/** Writes the report over all rounds. Verdicts of earlier rounds are restored for it only. */
async function makeReport(
  job: Job,
  run: Run,
  kept: string | undefined,
  { ports }: WritingPorts,
  leftover: readonly Outcome[],
): Promise<Report> {
  await restoreState(job.dir, kept, 'report');
  await run.dir.write(sessionFile(run.round, 'end'), { version: 1, endedAt: job.clock.now() });
  return report(run, ports, leftover);
}

/**
 * Whether to start another round. Not after a cancelled round, not if the state could not be saved, and not
 * if the next round has already started (this is then a re-run of an old job).
 */
async function mayGoOn(
  job: Job,
  { ledger }: GitHubParts,
  { run }: Round,
  behind: boolean,
): Promise<boolean> {
  if (behind) return false;
  const kept = await ledger.keepState(stateFile(run.request.run), await stateText(job.dir));
  if (kept && job.context.inputs['goes-on']) return true;
  const why = kept ? 'this one was cancelled or its jobs failed' : 'the state could not be saved';
  job.output.warning(
    `The next round is not started: ${why}. Rerun the failed jobs, or start the workflow again with the remaining tasks.`,
  );
  return false;
}

function setCounts(job: Job, { metrics, outcomes }: Report): void {
  const onBase = outcomes.filter(({ outcome }) => isOnBase(outcome)).length;
  job.output.set('landed', String(onBase));
  job.output.set('failed', String(outcomes.length - onBase));
  job.output.set('speedup', metrics.speedup);
  job.output.set('cost', metrics.cost);
}

/** Do not deploy an untested tree. If the job is re-run, it may deploy again: twice is better than not at all. */
function hasToDeploy({ outcomes, stop }: Land): boolean {
  return stop?.is !== 'tree-differs' && outcomes.some(({ is }) => is === 'landed');
}

/**
 * Reports an error and returns false instead of throwing, so that the remaining steps still run. The job
 * fails at the end.
 */
async function tried(job: Job, use: () => Promise<void>): Promise<boolean> {
  try {
    await use();
    return true;
  } catch (error) {
    const lines = error instanceof UserError ? [...error.problems, ...error.next] : [String(error)];
    job.output.error(lines.join('\n'));
    return false;
  }
}

async function publishReport(
  job: Job,
  { client }: GitHubParts,
  { facts, metrics, outcomes }: Report,
  goesOn: boolean,
): Promise<void> {
  const { context, output, dir } = job;
  const repositoryUrl = repoUrl(context.repo);
  const runUrl = `${repositoryUrl}/actions/runs/${context.runId}`;
  const options = { repositoryUrl, runUrl };
  output.summary(summaryMarkdown(facts, metrics, outcomes, options));
  for (const line of annotations(facts, outcomes, goesOn, options)) output.error(line);
  await dir.writeText(REPORT.page, reportHtml(facts, metrics, outcomes, options));
  const url = await upsertRunComment(client.rest, context.repo, {
    run: facts.request.run,
    // With an App, comments are the App's; earlier runs may have commented as the workflow.
    authors: ['github-actions[bot]', ...(context.inputs.app ? [`${context.inputs.app}[bot]`] : [])],
    body: runComment(facts, metrics, outcomes, {
      ...options,
      goesOn,
      person: facts.request.person,
    }),
    ...(context.inputs.issue && { issue: context.inputs.issue }),
  });
  output.set('comment-url', url);
}
