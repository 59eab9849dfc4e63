import { Refused } from '../refused.js';

/** An account. `balance` and `limit` (how far below zero it may go) are in cents. */
export function newAccount({ id, owner, balance = 0, limit = 0 }) {
  if (typeof owner !== 'string' || owner.trim() === '')
    throw new Refused('an account needs an owner');
  return { id, owner: owner.trim(), balance, limit };
}
