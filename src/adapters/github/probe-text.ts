/**
 * Formats the results of `tributary doctor --probe`: what GitHub did with a test pull request, and what that
 * means. Pure.
 */
import { PROBE_BRANCH } from '../../core/git-names.js';
import { PUBLISHED, PUBLISHED_REF } from '../../core/published.js';
import { STATUS, TESTS_CHECK } from './check-names.js';
import {
  type Demand,
  type GitHubRefusal,
  refusalWords,
  type RequiredRule,
} from './refusals-text.js';
import { plainText } from '../../text/plain.js';
import { count } from '../../text/reasons.js';
import type { DoctorCheck } from '../../text/doctor-check.js';

export type Refused = { is: 'refused'; refusal: GitHubRefusal };

/** `state`: the pull request's `mergeable_state` afterwards. */
export type Tried = { is: 'done'; state: string } | Refused;

/** Workflow runs that the pull request triggered; `waiting`: how many wait for approval. */
export type ProbeRuns = { is: 'seen'; waiting: number; started: number } | Refused;

/** Results so far. */
export interface ProbeSeen {
  /** Number of the pull request. */
  pr?: number;
  /** The `mergeable_state` before anything was reported. */
  before?: string;
  runs?: ProbeRuns;
  check?: Tried | { is: 'persons-token' };
  status?: Tried;
}

export type ProbeStop = Refused | { is: 'interrupted' } | { is: 'failed'; message: string };

/** What could not be cleaned up. */
export type ProbeLeft =
  | { is: 'pull'; pr: number }
  /** `persons`: somebody else's commits are on it, so it is not deleted. */
  | { is: 'branch'; persons: boolean };

export interface Probed {
  /** undefined if leftovers of an earlier probe were in the way. */
  seen?: ProbeSeen;
  /** Why the probe ended early. */
  stop?: ProbeStop;
  left: ProbeLeft[];
  /** Whether leftovers of an earlier probe were removed. */
  cleaned: boolean;
}

const UNVERIFIED = `https://github.com/${PUBLISHED}/blob/${PUBLISHED_REF}/docs/unverified.md`;

const AGAIN = 'tributary doctor --probe';

type Standing = 'free' | 'blocked' | 'unclear';

interface Shown {
  name: string;
  what: string;
  /** The `mergeable_state` before and after the report. */
  before: string | undefined;
  after: string | undefined;
}

const PERSONS_TOKEN =
  'this is a personal token: only apps can create check runs, so commit statuses are used';

/** What a pull request cannot show, on one line. */
const notShown: DoctorCheck = {
  name: 'not tested',
  ok: true,
  found:
    'artifacts of earlier attempts, `queue: max` and job.workflow_sha in a called workflow, mentions added by an edit',
  next: [UNVERIFIED],
};

/**
 * The probe's results as doctor checks.
 *
 * @param rules the rules of the base
 */
export function probeChecks(rules: readonly RequiredRule[], probed: Probed): DoctorCheck[] {
  const { seen, stop } = probed;
  return [
    ...(seen
      ? [...checkRunCheck(rules, seen), ...statusCheck(rules, seen), ...runsCheck(rules, seen)]
      : []),
    ...(stop ? [stopCheck(stop)] : []),
    ...endChecks(probed),
    ...(stop || !seen ? [] : [notShown]),
  ];
}

function checkRunCheck(rules: readonly RequiredRule[], seen: ProbeSeen): DoctorCheck[] {
  const name = 'check run';
  const { check, before } = seen;
  if (!check) return [];
  if (check.is === 'refused') return [refusedCheck(name, false, check.refusal)];
  if (check.is === 'persons-token') return [{ name, ok: 'warn', found: PERSONS_TOKEN }];
  const what = `the check run "${TESTS_CHECK}"`;
  if (!requires(rules, TESTS_CHECK))
    return [{ name, ok: true, found: `${what} can be created; no rule requires it here` }];
  // If the status is required too, only both together unblock the pull request.
  const after = standingOf(check.state) === 'free' ? check.state : lastState(seen);
  return [ruleShown({ name, what, before, after }, rules, seen)];
}

function statusCheck(rules: readonly RequiredRule[], seen: ProbeSeen): DoctorCheck[] {
  const name = 'status';
  const { status, check } = seen;
  if (!status) return [];
  if (status.is === 'refused') return [refusedCheck(name, false, status.refusal)];
  const what = `the commit status "${STATUS}"`;
  if (!requires(rules, STATUS))
    return [{ name, ok: true, found: `${what} can be set; no rule requires it here` }];
  const before = stateAfter(check) ?? seen.before;
  return [ruleShown({ name, what, before, after: status.state }, rules, seen)];
}

function requires(rules: readonly RequiredRule[], context: string): boolean {
  return rules.some(({ demand }) => demand.is === 'status' && demand.context === context);
}

/** The result for the rule that requires the reported check. */
function ruleShown(
  { name, what, before, after }: Shown,
  rules: readonly RequiredRule[],
  seen: ProbeSeen,
): DoctorCheck {
  if (standingOf(before) === 'free')
    return {
      name,
      ok: 'warn',
      found: `inconclusive: ${what} is required, but the pull request was not blocked without it`,
    };
  if (standingOf(before) === 'unclear') return unclearCheck(name, before);
  switch (standingOf(after)) {
    case 'free':
      return { name, ok: true, found: `${what} meets the rule that requires it` };
    case 'unclear':
      return unclearCheck(name, after);
    case 'blocked':
      break;
  }
  const rivals = rules.filter(({ demand }) => isOwn(demand, seen)).length > 1;
  if (rivals || hasOthers(rules, seen))
    return {
      name,
      ok: 'warn',
      found: `inconclusive whether ${what} counts: other rules may block the pull request too`,
    };
  const waiting = waits(seen) > 0 ? ', or the runs that wait for approval block it' : '';
  return {
    name,
    ok: false,
    found: `${what} is set, but the pull request is still blocked: it does not count${waiting}`,
    next: [UNVERIFIED],
  };
}

function unclearCheck(name: string, state: string | undefined): DoctorCheck {
  return {
    name,
    ok: 'warn',
    found: `GitHub did not say whether the pull request can be merged (${plainText(state ?? 'unknown', 40)})`,
    next: [AGAIN],
  };
}

function waits({ runs }: ProbeSeen): number {
  return runs?.is === 'seen' ? runs.waiting : 0;
}

function runsCheck(rules: readonly RequiredRule[], seen: ProbeSeen): DoctorCheck[] {
  const name = 'workflow runs';
  const { runs } = seen;
  if (!runs) return [];
  if (runs.is === 'refused') return [refusedCheck(name, 'warn', runs.refusal)];
  const { waiting, started } = runs;
  if (waiting > 0) {
    const what = `${count(waiting, 'run waits', 'runs wait')} for approval`;
    return [heldUpByRuns(what, rules, seen)];
  }
  const found =
    started > 0
      ? `${count(started, 'run')} started without approval; GitHub reports the pull request as "${plainText(lastState(seen) ?? 'unknown', 40)}"`
      : 'none started for the pull request';
  return [{ name, ok: true, found }];
}

function heldUpByRuns(what: string, rules: readonly RequiredRule[], seen: ProbeSeen): DoctorCheck {
  const name = 'workflow runs';
  const last = lastState(seen);
  switch (standingOf(last)) {
    case 'free':
      return { name, ok: true, found: `${what}; the pull request can be merged anyway` };
    case 'unclear':
      return {
        name,
        ok: 'warn',
        found: `${what}; GitHub did not say whether that blocks a merge`,
      };
    case 'blocked':
      break;
  }
  if (hasOthers(rules, seen) || rules.some(({ demand }) => isOwn(demand, seen)))
    return {
      name,
      ok: 'warn',
      found: `${what}; inconclusive whether that blocks a merge: rules may block it too`,
    };
  return {
    name,
    ok: false,
    found: `${what}, and the pull request is blocked although no rule is known`,
    next: [
      'Give Tributary the token of a GitHub App, so that pull requests start their own checks.',
    ],
  };
}

/** `unstable` = a check that is not required has not succeeded. */
function standingOf(state: string | undefined): Standing {
  if (state === 'clean' || state === 'unstable' || state === 'has_hooks') return 'free';
  return state === 'blocked' ? 'blocked' : 'unclear';
}

/** Whether other rules may block the pull request, whatever the probe reports. */
function hasOthers(rules: readonly RequiredRule[], seen: ProbeSeen): boolean {
  return rules.some(({ demand, met }) => met !== 'met' && !isOwn(demand, seen));
}

function isOwn(demand: Demand, { check }: ProbeSeen): boolean {
  return (
    demand.is === 'status' &&
    (demand.context === STATUS || (demand.context === TESTS_CHECK && check?.is === 'done'))
  );
}

/** The last known `mergeable_state`. */
function lastState({ before, check, status }: ProbeSeen): string | undefined {
  return stateAfter(status) ?? stateAfter(check) ?? before;
}

function stateAfter(tried: ProbeSeen['check']): string | undefined {
  return tried?.is === 'done' ? tried.state : undefined;
}

function stopCheck(stop: ProbeStop): DoctorCheck {
  const name = 'probe';
  switch (stop.is) {
    case 'refused':
      return refusedCheck(name, false, stop.refusal);
    case 'interrupted':
      return { name, ok: false, found: 'interrupted', next: [AGAIN] };
    case 'failed':
      return {
        name,
        ok: false,
        found: `the request to GitHub failed: ${plainText(stop.message, 150)}`,
        next: [AGAIN],
      };
    default:
      return stop satisfies never;
  }
}

function refusedCheck(name: string, ok: DoctorCheck['ok'], refusal: GitHubRefusal): DoctorCheck {
  const { problem, next } = refusalWords(refusal);
  return { name, ok, found: problem, next };
}

function endChecks({ seen, left, cleaned }: Probed): DoctorCheck[] {
  if (left.length > 0) return left.map(leftCheck);
  const parts = [
    ...(cleaned ? ['leftovers of an earlier probe were removed'] : []),
    ...(seen?.pr === undefined
      ? []
      : [`pull request ${seen.pr} was closed and its branch deleted`]),
  ];
  if (parts.length === 0) return [{ name: 'cleaned up', ok: true, found: 'nothing is left' }];
  return [{ name: 'cleaned up', ok: true, found: parts.join('; ') }];
}

function leftCheck(left: ProbeLeft): DoctorCheck {
  const name = 'left over';
  if (left.is === 'pull')
    return {
      name,
      ok: false,
      found: `pull request ${left.pr} of the probe could not be closed`,
      next: [`gh pr close ${left.pr}`],
    };
  return {
    name,
    ok: false,
    found: left.persons
      ? `the branch ${PROBE_BRANCH} has somebody else’s commits and was left unchanged`
      : `the branch ${PROBE_BRANCH} could not be deleted`,
    next: [
      `git push origin --delete ${PROBE_BRANCH}${left.persons ? '   (first move those commits to another branch)' : ''}`,
    ],
  };
}
