// The checks here are plain programs that stand in for reviewing models, as the dummy agents stand
// in for working ones: where a model is configured, they say what one would have used to read this
// much, so that the report has the gates' costs to show.
import { writeFileSync } from 'node:fs';

const LETTERS_A_TOKEN = 4;
const INSTRUCTIONS = 1500;

/** @param files what was read, as `changedSources` gives it; @param answer what was printed */
export function reportUsage(files, answer, env = process.env) {
  if (!env.TRIBUTARY_USAGE || !env.TRIBUTARY_MODEL) return;
  const letters = files
    .flatMap(({ lines }) => lines)
    .reduce((sum, { text }) => sum + text.length, 0);
  const usage = {
    model: env.TRIBUTARY_MODEL,
    input_tokens: INSTRUCTIONS + Math.ceil(letters / LETTERS_A_TOKEN),
    output_tokens: Math.ceil(answer.length / LETTERS_A_TOKEN),
  };
  writeFileSync(env.TRIBUTARY_USAGE, JSON.stringify(usage));
}
