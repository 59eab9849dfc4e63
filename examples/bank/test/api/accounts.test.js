import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBank, findAccount, listAccounts, openAccount } from '../../src/accounts.js';
import { interest } from '../../src/interest.js';
import { cents, formatMoney } from '../../src/money.js';

test('an opened account is found, listed and in the audit log', () => {
  const bank = createBank();
  const { id } = openAccount(bank, { owner: " Zoë O'Neill ", balance: 1_000 });
  assert.equal(findAccount(bank, id).owner, "Zoë O'Neill");
  assert.equal(listAccounts(bank).length, 1);
  assert.deepEqual(
    bank.audit.entries().map(({ action }) => action),
    ['opened'],
  );
});

test('an account needs an owner', () => {
  assert.throws(() => openAccount(createBank(), { owner: ' ' }), /needs an owner/);
  assert.throws(() => findAccount(createBank(), 'A9'), /no account A9/);
});

test('amounts are read and written without losing a cent', () => {
  for (const text of ['0.00', '0.05', '12.50', '9999999999.99']) {
    assert.equal(formatMoney(cents(text)), text);
  }
  assert.equal(cents('7'), 700);
  assert.equal(formatMoney(-5), '-0.05');
  for (const text of ['1.5', '-1.00', '1,00', '1e3', '']) assert.throws(() => cents(text));
});

test('interest is whole cents, rounded down', () => {
  assert.equal(interest(100_000, 250, 365), 2_500);
  assert.equal(interest(99, 100, 1), 0);
  assert.equal(interest(-500, 250, 365), 0);
  assert.equal(interest(900_000_000_000, 250, 31), 1_910_958_904);
});
