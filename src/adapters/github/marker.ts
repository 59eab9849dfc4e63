/** Metadata of Tributary's pull requests, hidden in their bodies. */
import { z } from 'zod';
import { Change, CommitSha, TaskId } from '../../core/model.js';
import { parseJson } from '../files/json-file.js';

const Marker = z.strictObject({
  version: z.literal(1),
  task: TaskId,
  run: z.string().min(1).max(100),
  change: Change,
  /** The commit that was pushed to the branch. */
  commit: CommitSha,
});
export type Marker = z.infer<typeof Marker>;

/** GitHub's limit for a body, in characters. */
const LONGEST_BODY = 65_536;
const CUT = '\n\n(The rest is omitted.)';

/** Appends the marker to a body, truncating the body if it is too long. */
export function withMarker(body: string, marker: Marker): string {
  const end = `\n\n${hidden(marker)}`;
  const room = LONGEST_BODY - end.length;
  const shown = body.length <= room ? body : `${body.slice(0, room - CUT.length)}${CUT}`;
  return `${shown}${end}`;
}

/** The marker in a body; undefined if there is none, more than one, or an invalid one. */
export function readMarker(body: string): Marker | undefined {
  const [only, ...more] = [...body.matchAll(/<!-- tributary: (\{[^<>]*\}) -->/g)];
  if (!only || more.length > 0) return undefined;
  const marker = Marker.safeParse(parseJson(only[1] ?? ''));
  return marker.success && marker.data.change.task === marker.data.task ? marker.data : undefined;
}

/** HTML comments end at the first `>`, so it is escaped in the JSON. */
function hidden(marker: Marker): string {
  const json = JSON.stringify(marker).replace(
    /[<>]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
  return `<!-- tributary: ${json} -->`;
}
