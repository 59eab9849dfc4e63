/** One request after the other: who asks, what for, may it, does it fit, and what is answered. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, type Call, notFound, Refusal } from './answers.js';
import type { Fault, Faults } from './faults.js';
import { fill } from './fill.js';
import { serveGit, serviceOf } from './git-http.js';
import { graphql } from './graphql.js';
import { type Limits, RateLimit } from './limits.js';
import type { Token } from './model.js';
import { match, type Route } from './openapi.js';
import { accepted, allowed, creates, operationOf } from './operations.js';
import type { Repository } from './repository.js';
import * as represent from './represent.js';
import { answerProblems, refusedRequest, requestProblems, type Violation } from './validation.js';

export interface Recorded {
  method: string;
  path: string;
  /** The operation id, `git-…`, `graphql` or `unknown`. */
  operation: string;
  status: number;
  /** The secret itself. */
  token: string | undefined;
  /** Whether it counts against the limits for new content. */
  creates: boolean;
}

export interface State {
  tokens: Record<string, Token>;
  now: () => number;
  /** The instant of the last request, ISO. */
  at: string;
  createPullRequests: boolean;
  limits: Limits;
  /** By lower-case `owner/name`. */
  repositories: Map<string, Repository>;
  requests: Recorded[];
  violations: Violation[];
  faults: Faults;
  rates: Map<string, RateLimit>;
  api: string;
}

interface Asked {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  secret: string | undefined;
  token: Token | undefined;
  now: number;
}

/** The secret of either scheme; git sends it as a password, with any user name. */
function secretIn(header: string | undefined): string | undefined {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(\S+)$/.exec(header ?? '') ?? [];
  if (/^(bearer|token)$/i.test(scheme)) return rest;
  if (!/^basic$/i.test(scheme)) return undefined;
  return Buffer.from(rest, 'base64')
    .toString()
    .replace(/^[^:]*:/, '');
}

function wait(milliseconds: number) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function rateOf(state: State, { secret = '', token }: Asked): RateLimit {
  const known = state.rates.get(secret) ?? new RateLimit(state.limits, token?.app !== false);
  state.rates.set(secret, known);
  return known;
}

function repositoryOf(state: State, name: string): Repository {
  const found = state.repositories.get(name.toLowerCase());
  if (!found) throw notFound();
  return found;
}

function parsed(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

function mustBeAllowed(token: Token, needs: Parameters<typeof accepted>[0]) {
  if (allowed(token, needs)) return;
  const what = token.app === false ? 'personal access token' : 'integration';
  const headers = { 'x-accepted-github-permissions': accepted(needs) };
  throw new Refusal(403, `Resource not accessible by ${what}`, {}, headers);
}

/** The two operations that belong to no repository. */
function global(state: State, asked: Asked, id: string): Answer | undefined {
  const { token, now } = asked;
  if (id === 'rate-limit/get') {
    const { limit, remaining, used, reset } = rateOf(state, asked).state(now);
    const core = { limit, remaining, used, reset };
    return { status: 200, body: { resources: { core, search: core }, rate: core } };
  }
  if (id !== 'users/get-authenticated' || !token) return undefined;
  if (token.app !== false) throw new Refusal(403, 'Resource not accessible by integration');
  const { api } = state;
  const known = { login: token.login, id: represent.idOf(token.login), type: 'User' };
  return { status: 200, body: fill('private-user', known, `${api}/user`) };
}

/** Does what was asked for, one change of a repository at a time. */
async function perform(
  state: State,
  asked: Asked,
  found: { route: Route; path: Record<string, string> },
): Promise<Answer> {
  const { token, url, request } = asked;
  const { route, path } = found;
  if (!token)
    throw new Refusal(
      401,
      asked.secret === undefined ? 'Requires authentication' : 'Bad credentials',
    );
  if (route.id !== 'rate-limit/get')
    rateOf(state, asked).take(asked.now, route.method, creates(route.method));
  const answer = global(state, asked, route.id);
  if (answer) return answer;
  const operation = operationOf(route.id);
  if (!operation) throw new Refusal(501, `The stand-in does not do ${route.id}`);
  const repository = repositoryOf(state, `${path['owner']}/${path['repo']}`);
  mustBeAllowed(token, operation.needs);
  const body = parsed(asked.body);
  const query = Object.fromEntries(url.searchParams);
  const problems = requestProblems(route, path, query, body);
  if (problems.length > 0) {
    state.violations.push({ operation: route.id, in: 'request', problems });
    throw refusedRequest(problems);
  }
  const { at, createPullRequests } = state;
  const accept = request.headers.accept ?? '';
  const call: Call = { repository, token, at, url, path, query, body, accept, createPullRequests };
  const work = async () => operation.handle(call);
  return route.method === 'GET' ? work() : repository.exclusively(work);
}

async function answered(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function rest(
  state: State,
  asked: Asked,
  path: string,
): Promise<{ id: string; answer: Answer }> {
  const found = match(asked.request.method ?? 'GET', path);
  if (!found) {
    const answer = new Refusal(501, `The stand-in knows no ${asked.request.method} ${path}`).answer;
    return { id: 'unknown', answer };
  }
  const { route } = found;
  const answer = await answered(() => perform(state, asked, found));
  const problems = answerProblems(route, answer.status, answer.body);
  if (problems.length > 0) state.violations.push({ operation: route.id, in: 'answer', problems });
  return { id: route.id, answer };
}

/** Where git's requests go: the repository, and what of it. */
const gitPath = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

async function gitAnswer(state: State, asked: Asked, name: string, path: string): Promise<Answer> {
  const { token, url, request, body } = asked;
  const text = { 'content-type': 'text/plain' };
  if (!token)
    return {
      status: 401,
      body: 'Authentication required\n',
      headers: { ...text, 'www-authenticate': 'Basic realm="GitHub"' },
    };
  const service = serviceOf(path, url);
  const need = service === 'git-receive-pack' ? 'contents:write' : 'contents:read';
  const repository = state.repositories.get(name.toLowerCase());
  if (!repository) return { status: 404, body: 'Repository not found.\n', headers: text };
  if (!allowed(token, [need])) {
    const message = `Permission to ${name}.git denied to ${token.login}.\n`;
    return { status: 403, body: message, headers: text };
  }
  return serveGit({ repository, token, path, request, body, url });
}

function operationName(asked: Asked): { path: string; id: string; git?: RegExpExecArray } {
  const { pathname, hostname } = asked.url;
  const inGit = gitPath.exec(pathname);
  if (inGit)
    return {
      path: pathname,
      git: inGit,
      id: inGit[2] === 'info/refs' ? 'git-info-refs' : (inGit[2] ?? ''),
    };
  // Clients of GitHub Enterprise add a version; `gh` asks a host of its own.
  const path = hostname.startsWith('api.') ? pathname : pathname.replace(/^\/api(\/v3)?(?=\/)/, '');
  if (path.endsWith('/graphql')) return { path, id: 'graphql' };
  return { path, id: match(asked.request.method ?? 'GET', path)?.route.id ?? 'unknown' };
}

/** Where the content of artifacts is: the address alone is enough. */
const artifactPath = /^\/_artifacts\/([\w.-]+\/[\w.-]+)\/(\d+)$/;

function artifactContent(state: State, name: string, id: string): Answer {
  const runs = state.repositories.get(name.toLowerCase())?.runs ?? [];
  const found = runs.flatMap(({ artifacts }) => artifacts).find((each) => String(each.id) === id);
  const headers = { 'content-type': 'application/zip' };
  return { status: 200, body: Buffer.from(found?.zip?.() ?? []), headers };
}

async function dispatch(state: State, asked: Asked, named: ReturnType<typeof operationName>) {
  const [, repository, id = ''] = artifactPath.exec(named.path) ?? [];
  if (repository !== undefined) return artifactContent(state, repository, id);
  if (named.git) return gitAnswer(state, asked, named.git[1] ?? '', named.git[2] ?? '');
  const { token, now } = asked;
  if (named.id !== 'graphql') return (await rest(state, asked, named.path)).answer;
  return answered(async () => {
    if (!token) throw new Refusal(401, 'Bad credentials');
    rateOf(state, asked).take(now, 'POST', true);
    return graphql([...state.repositories.values()], token, parsed(asked.body));
  });
}

function send(
  response: ServerResponse,
  { status, body, headers = {} }: Answer,
  more: Record<string, string>,
) {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const type = { 'content-type': 'application/json; charset=utf-8' };
  const all = { ...(body === undefined || raw ? {} : type), ...more, ...headers };
  response.writeHead(status, all);
  response.end(body === undefined || raw ? body : JSON.stringify(body));
}

function faulty(fault: Fault): Answer {
  return {
    status: fault.status ?? 500,
    body: fault.body ?? { message: 'Server Error' },
    headers: fault.headers ?? {},
  };
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  // A client that takes this for its proxy sends whole addresses.
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  const secret = secretIn(request.headers.authorization);
  const token = secret === undefined ? undefined : state.tokens[secret];
  const now = state.now();
  state.at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  const asked: Asked = { request, url, body: Buffer.concat(parts), secret, token, now };
  const named = operationName(asked);
  const fault = state.faults.take(named.id);
  if (fault?.delayMs !== undefined) await wait(fault.delayMs);
  const answers = fault?.status !== undefined || fault?.drop === true;
  const truly =
    fault && answers && fault.after !== true ? undefined : await dispatch(state, asked, named);
  fault?.hit?.();
  const answer = fault && answers ? faulty(fault) : (truly ?? faulty({ operation: named.id }));
  const method = request.method ?? 'GET';
  const inGit = named.git !== undefined;
  const creating = !inGit && creates(method);
  const recorded = {
    method,
    path: named.path,
    operation: named.id,
    token: secret,
    creates: creating,
  };
  state.requests.push({ ...recorded, status: fault?.drop === true ? 0 : answer.status });
  if (fault?.drop === true) return void request.socket.destroy();
  const limits = inGit || !token ? {} : rateOf(state, asked).headers(now);
  send(response, answer, { ...limits, ...fault?.headers });
}

/** The server's listener. What breaks in here answers 500 and is a violation, so that no test passes by it. */
export function listener(state: State): RequestListener {
  return (request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      state.violations.push({ operation: request.url ?? '', in: 'answer', problems: [problem] });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}
