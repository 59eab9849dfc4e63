import { createAudit } from './audit.js';
import { newAccount } from './models/account.js';
import { Refused } from './refused.js';

/** An empty bank, in memory. */
export function createBank({ now = () => new Date() } = {}) {
  return { accounts: new Map(), transfers: [], audit: createAudit(now) };
}

/** Opens an account; amounts in cents. */
export function openAccount(bank, { owner, balance, limit }) {
  const account = newAccount({ id: `A${bank.accounts.size + 1}`, owner, balance, limit });
  bank.accounts.set(account.id, account);
  bank.audit.record('opened', { account: account.id, balance: account.balance });
  return account;
}

/** The account, or Refused (404). */
export function findAccount(bank, id) {
  const account = bank.accounts.get(id);
  if (account === undefined) throw new Refused(`no account ${id}`, 404);
  return account;
}

export function listAccounts(bank) {
  return [...bank.accounts.values()];
}
