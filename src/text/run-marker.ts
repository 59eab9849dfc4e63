/** The marker by which a run finds its comment, and the issue for the comments of runs that name none. */
import { RunId } from '../core/model.js';

/** The issue for the comments of runs that name none. Its body begins with its marker. */
export const TRACKING_ISSUE = {
  label: 'tributary',
  marker: '<!-- tributary-runs -->',
  title: 'Runs of Tributary',
  body: [
    '<!-- tributary-runs -->',
    'Each run of Tributary without the input `issue` reports here, in one comment that it keeps up to date.',
    '',
    'If you close this issue, the next run opens a new one. To report elsewhere, set the input `issue` to the number of another issue.',
  ].join('\n'),
} as const;

/** The hidden first line by which a run recognises its comment. */
export function runMarker(run: RunId): string {
  return `<!-- tributary-run: ${run} -->`;
}

/** The run whose marker begins a text; a marker that is quoted further down does not count. */
export function markedRun(body: string): RunId | undefined {
  const name = /^<!-- tributary-run: ([\w-]{1,64}) -->(?:\r?\n|$)/.exec(body)?.[1];
  return RunId.safeParse(name).data;
}
