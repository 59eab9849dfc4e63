/**
 * Takes over the environment of the step. Imported first: other modules read it while they are loaded.
 *
 * The first environment of a process can be read in /proc by whatever it starts. So action.yml starts this
 * program with next to none, and passes the step's own (tokens, keys, the runner's files) through a pipe.
 */
import { closeSync, readFileSync } from 'node:fs';

const { STEP_ENVIRONMENT: descriptor } = process.env;
if (descriptor !== undefined) {
  delete process.env['STEP_ENVIRONMENT'];
  const text = readFileSync(Number(descriptor), 'utf8');
  closeSync(Number(descriptor));
  for (const line of text.split('\0')) {
    const equals = line.indexOf('=');
    if (equals > 0) process.env[line.slice(0, equals)] = line.slice(equals + 1);
  }
}
