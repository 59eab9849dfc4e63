import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBank, listAccounts, openAccount } from '../../src/accounts.js';
import { APPROVAL_FROM, approve, pendingTransfers, transfer } from '../../src/transfers.js';

function newBank() {
  const bank = createBank();
  openAccount(bank, { owner: 'Ada', balance: 5_000, limit: 2_000_000 });
  openAccount(bank, { owner: 'Grace', balance: 1_000 });
  return bank;
}
function balances(bank) {
  return listAccounts(bank).map(({ balance }) => balance);
}

test('a transfer moves money and says so in the audit log', () => {
  const bank = newBank();
  const { id, state } = transfer(bank, { from: 'A1', to: 'A2', amount: 1_500, note: 'rent' });
  assert.equal(state, 'done');
  assert.deepEqual(balances(bank), [3_500, 2_500]);
  const actions = bank.audit.entries().filter((entry) => entry.transfer === id);
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['requested', 'booked'],
  );
});

test('nothing goes over the limit', () => {
  const bank = newBank();
  assert.throws(() => transfer(bank, { from: 'A2', to: 'A1', amount: 1_001 }), /over its limit/);
  assert.deepEqual(balances(bank), [5_000, 1_000]);
  assert.equal(bank.transfers.length, 0);
});

test('amounts that are no amounts, and transfers to oneself, are refused', () => {
  const bank = newBank();
  for (const amount of [0, -1, 1.5, Number.NaN, '5']) {
    assert.throws(() => transfer(bank, { from: 'A1', to: 'A2', amount }), /above zero/);
  }
  assert.throws(() => transfer(bank, { from: 'A1', to: 'A1', amount: 1 }), /the same/);
  assert.throws(() => transfer(bank, { from: 'A1', to: 'A7', amount: 1 }), /no account A7/);
});

test('a pending transfer moves no money until it is approved', () => {
  const bank = newBank();
  const { id } = transfer(bank, { from: 'A1', to: 'A2', amount: APPROVAL_FROM });
  assert.deepEqual(balances(bank), [5_000, 1_000]);
  assert.equal(pendingTransfers(bank).length, 1);

  approve(bank, id);
  assert.deepEqual(balances(bank), [5_000 - APPROVAL_FROM, 1_000 + APPROVAL_FROM]);
  assert.throws(() => approve(bank, id), /no pending transfer/);
});
