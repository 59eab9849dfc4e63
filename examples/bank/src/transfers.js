import { findAccount } from './accounts.js';
import { Refused } from './refused.js';

/** From this amount on, in cents, a second person must approve. */
export const APPROVAL_FROM = 1_000_000;

/** Moves `amount` cents, or leaves the transfer pending where it needs approval. */
export function transfer(bank, { from, to, amount, note = '' }) {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Refused('an amount is above zero');
  if (from === to) throw new Refused('the two accounts are the same');
  findAccount(bank, to);
  checkLimit(findAccount(bank, from), amount);

  const id = `T${bank.transfers.length + 1}`;
  const entry = { id, from, to, amount, note, state: 'pending' };
  bank.transfers.push(entry);
  bank.audit.record('requested', { transfer: id, from, to, amount });
  if (amount < APPROVAL_FROM) book(bank, entry);
  return entry;
}

/** The second person's yes: the money moves now. */
export function approve(bank, id) {
  const entry = findPending(bank, id);
  book(bank, entry);
  return entry;
}

export function pendingTransfers(bank) {
  return bank.transfers.filter(({ state }) => state === 'pending');
}

function findPending(bank, id) {
  const entry = pendingTransfers(bank).find((transfer) => transfer.id === id);
  if (entry === undefined) throw new Refused(`no pending transfer ${id}`, 404);
  return entry;
}

function checkLimit(account, amount) {
  if (account.balance - amount < -account.limit)
    throw new Refused(`${account.id} is over its limit`);
}

function book(bank, entry) {
  const source = findAccount(bank, entry.from);
  checkLimit(source, entry.amount);
  source.balance -= entry.amount;
  findAccount(bank, entry.to).balance += entry.amount;
  entry.state = 'done';
  bank.audit.record('booked', { transfer: entry.id, amount: entry.amount });
}
