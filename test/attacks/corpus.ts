/** All attacks. */
import type { Attack } from './attack.js';
import { outcomes } from './outcomes.js';
import { outside } from './outside.js';
import { ownRepository } from './own-repository.js';

export const corpus: readonly Attack[] = [...ownRepository, ...outcomes, ...outside];
