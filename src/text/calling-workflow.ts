/** Messages about the repository's workflows that call Tributary's. */
import type { DoctorCheck } from './doctor-check.js';

/** A job that calls the workflow. */
export interface CallingJob {
  /** Path of its workflow. */
  file: string;
  job: string;
  /** The line that calls it. */
  line: number;
  /** The line of its concurrency group, if that is the group of the called workflow. */
  waitsAt?: number;
  /** What it grants, by permission, or `all`; absent if neither job nor workflow says. */
  permissions?: Readonly<Record<string, string>>;
}

type Permissions = Readonly<Record<string, string>>;

const LEVELS = ['none', 'read', 'write'];

/** A caller that holds the group of the workflow that it calls waits for itself, and GitHub says nothing. */
export function waitWarnings(jobs: readonly CallingJob[]): string[] {
  return jobs.flatMap(({ file, job, waitsAt }) =>
    waitsAt === undefined
      ? []
      : [
          `${file}:${waitsAt}: the concurrency group of ${job} is also that of the workflow that it calls, so that a run waits for itself for ever. Remove this \`concurrency\`: the called workflow has its own.`,
        ],
  );
}

/** @param needed the permissions of all jobs of the called workflow together */
export function callingChecks(jobs: readonly CallingJob[], needed: Permissions): DoctorCheck[] {
  const name = 'workflow';
  return jobs.map((job): DoctorCheck => {
    const [waits] = waitWarnings([job]);
    if (waits !== undefined) return { name, ok: false, found: waits };
    const { file, line, permissions } = job;
    if (!permissions)
      return {
        name,
        ok: 'warn',
        found: `${file}:${line}: ${job.job} has no permissions: GitHub starts it only if the repository’s default grants enough`,
        next: permissionLines(job, needed),
      };
    const missing = Object.fromEntries(
      Object.entries(needed).filter(
        ([permission, level]) => levelOf(permissions, permission) < LEVELS.indexOf(level),
      ),
    );
    if (Object.keys(missing).length === 0) return { name, ok: true, found: file };
    return {
      name,
      ok: false,
      found: `${file}:${line}: ${job.job} grants less than the called workflow needs, so that GitHub starts nothing ("startup failure")`,
      next: permissionLines(job, missing),
    };
  });
}

function levelOf(permissions: Permissions, permission: string): number {
  return LEVELS.indexOf(permissions[permission] ?? permissions['all'] ?? 'none');
}

function permissionLines({ job }: CallingJob, missing: Permissions): string[] {
  return [
    `# under "permissions:" of the job ${job}:`,
    ...Object.entries(missing).map(([permission, level]) => `${permission}: ${level}`),
  ];
}
