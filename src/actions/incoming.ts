/**
 * Imports other jobs' artifacts into the run directory. Any job of the run can upload an artifact under any
 * name, so files are accepted by name, size and schema. All others are ignored.
 */
import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { ifPresent } from '../adapters/files/absent.js';
import { readJsonFile } from '../adapters/files/json-file.js';
import { LARGEST_BUNDLE } from '../core/limits.js';
import {
  type ChangeId,
  type Plan,
  type Queue,
  TestResult,
  Verdict,
  WorkResult,
} from '../core/model.js';
import {
  BUNDLE_NAME,
  errorFile,
  RESULT_NAME,
  testFile,
  verdictFile,
  workFiles,
} from '../core/run-layout.js';
import type { RunDirectory } from '../ports.js';

const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MOST_FILES = 5000;
/** Jobs cannot run longer. The limit keeps dates that are computed from it valid. */
const MOST_SECONDS = 35 * 24 * 3600;

/** Imports results of jobs that this plan started, with their bundles. If a job has several, the newest wins. */
export async function importResults(
  folder: string,
  dir: RunDirectory,
  plan: Plan,
): Promise<WorkResult[]> {
  const entries = new Map(plan.assign.map((each) => [`${each.task.id} ${each.attempt}`, each]));
  const taken: WorkResult[] = [];
  for (const file of await filesBelow(folder, RESULT_NAME)) {
    const result = await valid(file, WorkResult);
    const assignment = result && entries.get(`${result.task} ${result.attempt}`);
    if (!result || !assignment) continue;
    if (result.agent !== assignment.agent || result.base !== assignment.base) continue;
    entries.delete(`${result.task} ${result.attempt}`);
    const files = workFiles(result.task, result.attempt);
    await copyBundle(join(dirname(file), BUNDLE_NAME), await dir.path(files.bundle));
    // The worktree was on the job's machine and no longer exists.
    const { worktree: _, ...kept } = result;
    await dir.write(files.result, kept);
    taken.push(kept);
  }
  return taken;
}

/** Imports verdicts of these checks on these changes. File names are derived from the contents. */
export async function importVerdicts(
  folder: string,
  dir: RunDirectory,
  changes: ReadonlySet<ChangeId>,
  checks: ReadonlySet<string>,
  round: number,
): Promise<void> {
  for (const file of await filesBelow(folder, '.json')) {
    const verdict = await valid(file, Verdict);
    if (!verdict || !changes.has(verdict.change) || !checks.has(verdict.gate)) continue;
    const { change, gate, policy, result } = verdict;
    const name =
      result === 'error' ? errorFile(change, gate, round) : verdictFile(change, gate, policy);
    await dir.write(name, verdict);
  }
}

/** Imports test results for the trees of this train. The newest result wins; lost results are skipped. */
export async function importTests(folder: string, dir: RunDirectory, queue: Queue): Promise<void> {
  const trees = new Set(queue.candidates.map(({ tree }) => tree));
  for (const file of await filesBelow(folder, '.json')) {
    const test = await valid(file, TestResult);
    if (!test || test.result === 'lost' || !trees.has(test.tree)) continue;
    await dir.write(testFile(test.tree, test.suite, test.policy), test);
  }
}

async function copyBundle(from: string, to: string): Promise<void> {
  const facts = await ifPresent(lstat(from));
  if (!facts?.isFile() || facts.size > LARGEST_BUNDLE) return;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

/** Regular files with this extension, newest attempt first. Symbolic links are not followed. */
async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const entries =
    (await ifPresent(readdir(folder, { recursive: true, withFileTypes: true }))) ?? [];
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .toSorted((a, b) => attemptOf(folder, b) - attemptOf(folder, a))
    .slice(0, MOST_FILES);
}

/** The attempt number at the end of an artifact's folder name. */
function attemptOf(folder: string, file: string): number {
  const [artifact = ''] = relative(folder, file).split(sep);
  return Number(/-(\d{1,9})$/.exec(artifact)?.[1] ?? 0);
}

async function valid<T extends { seconds: number }>(
  file: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const found = await readJsonFile(file, schema, MAX_JSON_BYTES);
  return found.is === 'value' && found.value.seconds <= MOST_SECONDS ? found.value : undefined;
}
