/** The recipe of docs/own-agent-step.md for an agent that is a step, put into the real workflow. */
import { readFileSync } from 'node:fs';

const docs = readFileSync(new URL('../../docs/own-agent-step.md', import.meta.url), 'utf8');

/** The three steps, as they are documented. */
export function recipe(): string {
  return /^```yml\n([^]*?)^```$/m.exec(docs)?.[1] ?? '';
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '      ');
}

/** The workflow with the recipe in the place of its step `Work`. */
export function withOwnStep(workflow: string, steps: string): string {
  return workflow.replace(/^ {6}- name: Work\n(?: {7,}.*\n)+/m, () => indented(steps));
}

/** What names the action of Claude Code; a script takes its place where there is no network. */
export const CLAUDE =
  /^ {2}uses: anthropics\/.*\n([^]*?)^ {2}with:\n(?: {4}.*\n)+ {2}env:\n(?: {4}.*\n)+/m;

export function withScript(steps: string, script: string, env: Record<string, string>): string {
  return steps.replace(CLAUDE, (_, between: string) =>
    [
      between.trimEnd(),
      '  shell: bash',
      '  working-directory: ${{ steps.prepare.outputs.directory }}',
      '  run: |',
      script.trimEnd().replaceAll(/^/gm, '    '),
      '  env:',
      ...Object.entries(env).map(([name, value]) => `    ${name}: ${value}`),
      '',
    ].join('\n'),
  );
}
