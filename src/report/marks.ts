/** The reason that stands behind `failed:` in the task list: one short plain line. */
import type { Outcome } from '../core/model.js';
import { plainText } from './plain.js';
import { outcomeText } from './reasons.js';

export const markReason = (outcome: Outcome): string => plainText(outcomeText(outcome), 160).trim();
