/** work: one job of the matrix, one agent. Holds no write token. */
import { openRunDirectory } from '../adapters/files/run-directory.js';
import type { Assignment, Commits, WorkResult } from '../core/model.js';
import { workFiles } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { Ports } from '../ports.js';
import { failureText } from '../text/reasons.js';
import { agentLimit, prepare, submit, work } from '../stages/work.js';
import { preparedFor, setEnded, setOutputs } from './agent-step.js';
import { WorkMatrixEntry } from './context.js';
import { givenValues, isExposed, isExposedIn } from './exposed-secrets.js';
import { createReadingPorts, type Job, openRound, type Round } from './job.js';
import { artifactName, uploadFiles } from './outgoing.js';
import { fetchTaken } from './remote.js';

export async function workJob(job: Job): Promise<void> {
  const { mode } = job.context.inputs;
  const round = await openRound(job);
  const { plan, run } = round;
  const named = assignmentOf(job, round);
  // Nothing is fetched after the agent ran: the token must stay out of a repository that an agent wrote.
  const assignment = mode === 'submit' ? named : await withStart(job, named);
  const ports = await createReadingPorts(job, run.config, plan.run, plan.base);
  switch (mode) {
    case 'run':
      return deliver(job, ports, round, assignment, await work(run, ports, { plan, assignment }));
    case 'prepare':
      return prepareAgent(job, ports, round, assignment);
    case 'submit':
      await deliver(job, ports, round, assignment, await submitWork(job, ports, round, assignment));
      return refuseMissingOutcome(job);
    default:
      return mode satisfies never;
  }
}

function assignmentOf({ context }: Job, { plan }: Round): Assignment {
  const entry = WorkMatrixEntry.safeParse(context.inputs.matrix).data;
  const found = plan.assign.find(
    ({ task, attempt }) => task.id === entry?.task && attempt === entry.attempt,
  );
  if (found) return found;
  throw new UserError(
    ['The input `matrix` matches no assignment of the plan.'],
    ['matrix: ${{ toJSON(matrix) }}'],
    1,
  );
}

/** Fetches previous work from its branch. If the branch is gone, the agent starts from the base. */
async function withStart(job: Job, assignment: Assignment): Promise<Assignment> {
  const { from, ...fresh } = assignment;
  if (!from) return assignment;
  await fetchTaken(job, [from.head], job.store);
  return (await job.store.resolve(from.head)) ? assignment : fresh;
}

/** Prepares the agent's step, or says that there is none: a failed set-up is a result like any other. */
async function prepareAgent(
  job: Job,
  ports: Ports,
  round: Round,
  assignment: Assignment,
): Promise<void> {
  const agentDir = openRunDirectory(job.context.folders.agent);
  const done = await prepare(round.run, ports, { plan: round.plan, assignment }, agentDir);
  if (done.is === 'ready') {
    return setOutputs(job, assignment, done, agentLimit(round.run, assignment));
  }
  const { result } = done;
  const why = result.is === 'failed' ? failureText(result.why) : 'already done';
  job.output.warning(`${result.task}: ${why}. The agent is not started.`);
  setEnded(job, result);
}

/** Uploads `result.json`, and the bundle and the log if they contain no secret. */
async function deliver(
  job: Job,
  ports: Ports,
  round: Round,
  assignment: Assignment,
  result: WorkResult,
): Promise<void> {
  const files = workFiles(result.task, result.attempt);
  const where = await withheld(job, round, assignment, result);
  if (where !== undefined) {
    job.output.error(
      `${result.task}: a secret passed to the agent appears in ${where}. Nothing was uploaded. Rotate the secret.`,
    );
    throw new UserError([`${result.task}: stopped, because a secret appears in ${where}.`], [], 1);
  }
  // A bundle that was not delivered is useless on another machine.
  const kept = [files.result, files.log, ...(result.is === 'delivered' ? [files.bundle] : [])];
  const count = await uploadFiles(job, (name) => kept.includes(name));
  if (count > 0) job.output.set('artifact', artifactName(job, 'work', result.task, result.attempt));
  if (result.is === 'failed') job.output.warning(summaryOf(ports, result));
  job.output.summary(`${summaryOf(ports, result)}\n`);
}

/**
 * Checks for exposed secrets. If one is found, the job fails and neither work nor log is uploaded.
 *
 * @returns where a secret was found
 */
async function withheld(
  job: Job,
  round: Round,
  assignment: Assignment,
  result: WorkResult,
): Promise<string | undefined> {
  const { config, dir } = round.run;
  const names = [...config.env, ...(config.agents[assignment.agent]?.env ?? [])];
  const values = givenValues(names, job.context);
  if (values.length === 0) return undefined;
  const { log } = workFiles(result.task, result.attempt);
  if (await isExposedIn(await dir.path(log), values)) return 'its log';
  if (isExposed(JSON.stringify(result), values)) return 'its report';
  const head = result.is === 'delivered' ? result.head : result.partial;
  if (head === undefined) return undefined;
  const text = await madeText(job, { base: result.base, head });
  return isExposed(text, values) ? 'its work' : undefined;
}

/** Text of all the agent's commits: messages and patches, merges included. */
async function madeText({ repository }: Job, { base, head }: Commits): Promise<string> {
  const range = `${base}..${head}`;
  const { bytes } = await repository.git([
    'log',
    '-p',
    '--diff-merges=separate',
    '--text',
    // A textconv program could show different text, and the agent can configure one.
    '--no-textconv',
    '--no-relative',
    '--no-color',
    '--format=%B',
    range,
  ]);
  // The work differs from its base, so there is at least one patch: no text is no search.
  if (bytes.length === 0) throw new Error(`git showed no text of ${range}`);
  return bytes.toString('latin1');
}

function summaryOf(ports: Ports, result: WorkResult): string {
  const price = result.usage.costUsd ?? ports.pricing.price(result.usage);
  return `${result.task} by ${result.agent}: ${result.is}, ${Math.round(result.seconds)} s${price === undefined ? '' : `, $${price.toFixed(2)}`}`;
}

async function submitWork(
  job: Job,
  ports: Ports,
  { run, plan }: Round,
  assignment: Assignment,
): Promise<WorkResult> {
  const { outcome, 'execution-file': execution } = job.context.inputs;
  const prepared = preparedFor(job, assignment);
  if ('ended' in prepared) {
    await run.dir.write(workFiles(assignment.task.id, assignment.attempt).result, prepared.ended);
    return prepared.ended;
  }
  const turn = { ...prepared, outcome, execution };
  const agentDir = openRunDirectory(job.context.folders.agent);
  return submit(run, ports, { plan, assignment }, agentDir, turn);
}

/** Fails the job without a retry: the workflow itself must be fixed first. */
function refuseMissingOutcome({ context }: Job): void {
  if (context.inputs.outcome !== undefined) return;
  throw new UserError(
    ['Missing input `outcome`; the agent’s work was discarded.'],
    ['outcome: ${{ steps.agent.outcome }}    # with the id of that step'],
    1,
  );
}
