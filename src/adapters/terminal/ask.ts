/** Asks a person about overlapping tasks. */
import { createInterface } from 'node:readline/promises';
import type { OnOverlap, Overlap } from '../../core/model.js';
import { overlapPrompt } from '../../text/plan-text.js';

interface Conversation {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

const TRIES = 3;
const answers: ReadonlyMap<string, OnOverlap> = new Map([
  ['1', 'sequential'],
  ['2', 'continue'],
  ['3', 'cancel'],
  ['', 'cancel'],
]);

/** Asks the guide's question. No answer (an empty line, the end of input, Ctrl-C) or three unknown answers cancel. */
export async function askOverlap(
  overlaps: readonly Overlap[],
  { input, output }: Conversation,
): Promise<OnOverlap> {
  const dialog = createInterface({ input, output, prompt: 'Your choice (1, 2 or 3): ' });
  output.write(`${overlapPrompt(overlaps)}\n\n`);
  dialog.prompt();
  let tries = 0;
  // Reads lines instead of using `question()`, which never resolves if the input ends.
  for await (const line of dialog) {
    const answer = answers.get(line.trim());
    if (answer !== undefined) return answer;
    tries += 1;
    if (tries === TRIES) return 'cancel';
    dialog.prompt();
  }
  // End of input or Ctrl-C left the cursor on the question's line.
  output.write('\n');
  return 'cancel';
}
