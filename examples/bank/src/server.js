import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { createBank, listAccounts, openAccount } from './accounts.js';
import { cents } from './money.js';
import { accountsPage } from './pages/accounts.js';
import { statementPage } from './pages/statement.js';
import { Refused } from './refused.js';
import { approve, transfer } from './transfers.js';

const LONGEST_REQUEST = 10_000;

const routes = [
  ['GET', /^\/$/, page((bank) => accountsPage(bank))],
  ['GET', /^\/accounts\/(\w+)$/, page((bank, [id]) => statementPage(bank, id))],
  ['GET', /^\/api\/accounts$/, sendAccounts],
  ['POST', /^\/api\/accounts$/, sendNewAccount],
  ['POST', /^\/api\/transfers$/, sendTransfer],
  ['POST', /^\/api\/transfers\/(\w+)\/approve$/, sendApproval],
];

/** The bank over HTTP: JSON below /api, pages elsewhere. */
export function bankServer(bank) {
  return createServer(async (request, response) => {
    try {
      await answer(bank, request, response);
    } catch (error) {
      const known = error instanceof Refused;
      response.writeHead(known ? error.status : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: known ? error.message : 'internal error' }));
    }
  });
}

async function answer(bank, request, response) {
  const { pathname } = new URL(request.url, 'http://bank');
  for (const [method, path, send] of routes) {
    const match = method === request.method ? path.exec(pathname) : null;
    if (match !== null) return send(bank, match.slice(1), request, response);
  }
  throw new Refused(`no ${request.method} ${pathname}`, 404);
}

function sendAccounts(bank, _parts, _request, response) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(listAccounts(bank)));
}

async function sendNewAccount(bank, _parts, request, response) {
  const { owner, balance, limit } = await readJson(request);
  const account = openAccount(bank, {
    owner,
    balance: cents(balance ?? 0),
    limit: cents(limit ?? 0),
  });
  response.writeHead(201, { 'content-type': 'application/json' });
  response.end(JSON.stringify(account));
}

async function sendTransfer(bank, _parts, request, response) {
  const { from, to, amount, note } = await readJson(request);
  const entry = transfer(bank, { from, to, amount: cents(amount), note });
  response.writeHead(201, { 'content-type': 'application/json' });
  response.end(JSON.stringify(entry));
}

function sendApproval(bank, [id], _request, response) {
  const entry = approve(bank, id);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(entry));
}

function page(render) {
  return (bank, parts, _request, response) => {
    const html = render(bank, parts);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  };
}

async function readJson(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LONGEST_REQUEST) throw new Refused('the request is too long', 413);
  }
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null)
    throw new Refused('the request is no JSON object');
  return value;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const bank = createBank();
  openAccount(bank, { owner: 'Ada', balance: 250_000, limit: 50_000 });
  openAccount(bank, { owner: 'Grace', balance: 100_000 });
  const server = bankServer(bank).listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
    console.log(`The bank is open at http://127.0.0.1:${server.address().port}`);
  });
}
