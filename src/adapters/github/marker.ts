/** What a pull request of Tributary's says about itself, hidden in its body. */
import { z } from 'zod';
import { Change, CommitSha, TaskId } from '../../core/model.js';
import { parseJson } from '../files/json-file.js';

const Marker = z.strictObject({
  version: z.literal(1),
  task: TaskId,
  run: z.string().min(1).max(100),
  change: Change,
  /** The one commit that the branch was given. */
  commit: CommitSha,
});
export type Marker = z.infer<typeof Marker>;

/** Longest body that GitHub takes, in characters. */
const LONGEST_BODY = 65_536;
const CUT = '\n\n(The rest is omitted.)';

/** The body with the marker at its end; a body that is too long is cut, and says so. */
export function withMarker(body: string, marker: Marker): string {
  const end = `\n\n${hidden(marker)}`;
  const room = LONGEST_BODY - end.length;
  const shown = body.length <= room ? body : `${body.slice(0, room - CUT.length)}${CUT}`;
  return `${shown}${end}`;
}

/** undefined where there is none, more than one, or one that does not fit. */
export function readMarker(body: string): Marker | undefined {
  const [only, ...more] = [...body.matchAll(/<!-- tributary: (\{[^<>]*\}) -->/g)];
  if (!only || more.length > 0) return undefined;
  const marker = Marker.safeParse(parseJson(only[1] ?? ''));
  return marker.success && marker.data.change.task === marker.data.task ? marker.data : undefined;
}

/** A comment ends at its first `>`, so none may stand in it; JSON has another way to write one. */
function hidden(marker: Marker): string {
  const json = JSON.stringify(marker).replace(
    /[<>]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
  return `<!-- tributary: ${json} -->`;
}
