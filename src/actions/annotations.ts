/** Problems of a file of the repository, as annotations that GitHub shows beside their line. */

export interface Annotation {
  message: string;
  at: { file: string; startLine: number; startColumn?: number };
}

/** GitHub shows ten of one step; the last one is left to the whole text. */
const MOST = 9;

/** `FILE:LINE:COLUMN message` and `FILE:LINE message`, as the readers of the configuration and of tasks write them. */
const LOCATED = /^([^\s:]+):([1-9]\d{0,6})(?::([1-9]\d{0,6}))? (.+)$/s;

/** Those of the problems that name a line. */
export function annotationsOf(problems: readonly string[]): Annotation[] {
  return problems.flatMap((problem) => annotationOf(problem) ?? []).slice(0, MOST);
}

function annotationOf(problem: string): Annotation | undefined {
  const [, file, line, column, message] = LOCATED.exec(problem) ?? [];
  if (file === undefined || message === undefined) return undefined;
  const startColumn = column === undefined ? {} : { startColumn: Number(column) };
  return { message, at: { file, startLine: Number(line), ...startColumn } };
}
