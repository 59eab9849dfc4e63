import { listAccounts } from '../accounts.js';
import { formatMoney } from '../money.js';
import { layout, table } from './layout.js';

/** All accounts with their balances. */
export function accountsPage(bank) {
  const accounts = listAccounts(bank);
  const rows = accounts.map(({ id, owner, balance }) => [id, owner, formatMoney(balance)]);
  return layout('Accounts', table(['Account', 'Owner', 'Balance'], rows));
}
