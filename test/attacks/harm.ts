/** Ways in which an attack's success shows. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from './attack.js';

type Harm = Attack['harm'];

export function ifLanded(file: string): Harm {
  return (seen) => (seen.landed(file) ? `${file} landed` : undefined);
}

export function ifLost(...files: string[]): Harm {
  return (seen) => {
    const lost = files.filter((file) => !seen.landed(file));
    return lost.length > 0 ? `${lost.join(' and ')} did not land` : undefined;
  };
}

/** A program that the attack configured ran, and left its mark in the home directory. */
export function ifRan(mark: string): Harm {
  return ({ home }) => (existsSync(join(home, mark)) ? `its program ran (~/${mark})` : undefined);
}

export function ifSet(key: string): Harm {
  return ({ repo }) => {
    const value = repo.git('config', '--default', '', key).trim();
    return value === '' ? undefined : `${key} is ${value}`;
  };
}

export function ifOnMain(subject: string): Harm {
  return ({ repo }) =>
    repo.git('log', '--format=%s').includes(subject) ? 'its commit is on main' : undefined;
}
