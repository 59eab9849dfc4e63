/** Git's smart HTTP, by git's own CGI program; what GitHub would decline is declined before git sees it. */
import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { git, hermetic } from './git.js';
import type { Token } from './model.js';
import { type Declined, declined } from './push.js';
import type { Repository } from './repository.js';
import type { RefChange } from './rules.js';

const backend = join(execFileSync('git', ['--exec-path']).toString().trim(), 'git-http-backend');

export type Service = 'git-upload-pack' | 'git-receive-pack';

export interface GitRequest {
  repository: Repository;
  token: Token;
  /** Below the repository: `info/refs` or a service. */
  path: string;
  request: IncomingMessage;
  body: Buffer;
  url: URL;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

function cgiEnvironment({ repository, token, path, request, body, url }: GitRequest) {
  const { headers } = request;
  const protocol = headers['git-protocol'];
  return {
    ...hermetic(),
    HOME: repository.dir,
    GIT_PROJECT_ROOT: repository.dir,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${path}`,
    REQUEST_METHOD: request.method ?? 'GET',
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: headers['content-type'] ?? '',
    CONTENT_LENGTH: String(body.length),
    REMOTE_USER: token.login,
    REMOTE_ADDR: '127.0.0.1',
    SERVER_PROTOCOL: 'HTTP/1.1',
    ...(typeof protocol === 'string' && { GIT_PROTOCOL: protocol }),
  };
}

function parse(output: Buffer): RawAnswer {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('git http-backend gave no headers');
  const lines = output.subarray(0, end).toString().split('\r\n');
  const pairs = lines.map((line) => line.split(/:\s*/, 2) as [string, string]);
  const status = pairs.find(([name]) => name.toLowerCase() === 'status')?.[1] ?? '200';
  const headers = Object.fromEntries(pairs.filter(([name]) => name.toLowerCase() !== 'status'));
  return { status: parseInt(status, 10), headers, body: output.subarray(end + 4) };
}

function runBackend(given: GitRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(backend, [], {
      env: cgiEnvironment(given),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stdin.on('error', () => undefined);
    child.stdin.end(given.body);
    child.on('error', reject);
    child.on('close', () => {
      try {
        resolve(parse(Buffer.concat(output)));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

const zero = /^0+$/;

interface Push {
  changes: RefChange[];
  /** What the client can do, as it says itself. */
  capabilities: string[];
  pack: Buffer;
}

/** The commands in front of the pack: `old new ref`, one pkt-line each. */
function readPush(body: Buffer): Push {
  const changes: RefChange[] = [];
  let capabilities: string[] = [];
  let at = 0;
  for (;;) {
    const length = parseInt(body.subarray(at, at + 4).toString(), 16);
    // A flush packet ends the commands.
    if (!(length >= 4)) return { changes, capabilities, pack: body.subarray(at + 4) };
    const [line = '', said] = body
      .subarray(at + 4, at + length)
      .toString()
      .split('\0');
    capabilities = said === undefined ? capabilities : said.trim().split(' ');
    const [from = '', to = '', ref = ''] = line.trim().split(' ');
    at += length;
    if (ref === '') continue;
    const known = (sha: string) => (zero.test(sha) ? undefined : sha);
    changes.push({ ref, from: known(from), to: known(to) });
  }
}

/** Gives the pushed objects a place of their own as long as `judge` runs. */
async function quarantined<T>(
  repository: Repository,
  pack: Buffer,
  judge: (env: Record<string, string>) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'github-push-'));
  try {
    const env = {
      GIT_OBJECT_DIRECTORY: dir,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(repository.dir, 'objects'),
    };
    if (pack.length > 0) await git(repository.dir, ['unpack-objects', '-q'], { env, input: pack });
    return await judge(env);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function packet(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** The report that a client gets whose refs were not moved. */
function report({ changes, capabilities }: Push, why: Map<string, Declined>): Buffer {
  const lines = changes.map(
    ({ ref }) => `ng ${ref} ${why.get(ref)?.reason ?? 'pre-receive hook declined'}\n`,
  );
  const status = Buffer.concat([...['unpack ok\n', ...lines].map(packet), Buffer.from('0000')]);
  if (!capabilities.includes('side-band-64k')) return status;
  const remote = [...why.values()].flatMap((declinedOne) => declinedOne.remote);
  const channel = (number: number, content: Buffer | string) =>
    packet(Buffer.concat([Buffer.from([number]), Buffer.from(content as string)]));
  const messages = remote.map((line) => channel(2, `${line}\n`));
  return Buffer.concat([...messages, channel(1, status), Buffer.from('0000')]);
}

async function receive(given: GitRequest): Promise<RawAnswer> {
  const { repository, token } = given;
  const push = readPush(given.body);
  const why = await quarantined(repository, push.pack, async (env) => {
    const found = new Map<string, Declined>();
    for (const change of push.changes) {
      const problem = await declined(repository, { dir: repository.dir, env }, change, token);
      if (problem) found.set(change.ref, problem);
    }
    return found;
  });
  if (why.size > 0) {
    const headers = { 'content-type': 'application/x-git-receive-pack-result' };
    return { status: 200, headers, body: report(push, why) };
  }
  const answer = await runBackend(given);
  await repository.refsChanged();
  return answer;
}

/** Which service a request is for. */
export function serviceOf(path: string, url: URL): Service {
  return (path === 'info/refs' ? url.searchParams.get('service') : path) === 'git-receive-pack'
    ? 'git-receive-pack'
    : 'git-upload-pack';
}

/** Answers one request of git's smart HTTP for a token that may make it. */
export async function serveGit(given: GitRequest): Promise<RawAnswer> {
  const zipped = given.request.headers['content-encoding'] === 'gzip';
  const request = zipped ? { ...given, body: gunzipSync(given.body) } : given;
  if (given.path !== 'git-receive-pack') return runBackend(request);
  return given.repository.exclusively(() => receive(request));
}
