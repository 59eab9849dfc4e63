/** Problems in the repository's files, as annotations that GitHub shows next to the line. */

export interface Annotation {
  message: string;
  at: { file: string; startLine: number; startColumn?: number };
}

/** GitHub shows ten annotations for each step. One is reserved for the full message. */
const MOST = 9;

/** `FILE:LINE:COLUMN message` and `FILE:LINE message`, the format of the configuration and task parsers. */
const LOCATED = /^([^\s:]+):([1-9]\d{0,6})(?::([1-9]\d{0,6}))? (.+)$/s;

/** Annotations for the problems that name a line. */
export function annotationsOf(problems: readonly string[]): Annotation[] {
  return problems.flatMap((problem) => annotationOf(problem) ?? []).slice(0, MOST);
}

function annotationOf(problem: string): Annotation | undefined {
  const [, file, line, column, message] = LOCATED.exec(problem) ?? [];
  if (file === undefined || message === undefined) return undefined;
  const startColumn = column === undefined ? {} : { startColumn: Number(column) };
  return { message, at: { file, startLine: Number(line), ...startColumn } };
}
