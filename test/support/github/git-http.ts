/** Git's smart HTTP, by git's own services; what GitHub would decline is declined before git sees it. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { git, gitBytes } from './git.js';
import type { Token } from './model.js';
import { type Declined, declined } from './push.js';
import type { Repository } from './repository.js';
import type { RefChange } from './rules.js';

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

/** What a service gives for a client's bytes; with none, what it has to offer. */
async function serve({ repository, request, body }: GitRequest, service: Service, offer: boolean) {
  const protocol = request.headers['git-protocol'];
  const env = typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {};
  const args = [
    service.slice('git-'.length),
    offer ? '--http-backend-info-refs' : '--stateless-rpc',
  ];
  const ran = await gitBytes(repository.dir, [...args, '.'], { env, input: offer ? '' : body });
  if (ran.code !== 0 && ran.stdout.length === 0)
    throw new Error(`git ${args.join(' ')} ended with ${ran.code}: ${ran.stderr}`);
  return ran.stdout;
}

function answerOf(service: Service, what: 'advertisement' | 'result', body: Buffer): RawAnswer {
  const type = `application/x-${service}-${what}`;
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
}

/** In version 2 the first answer of git-upload-pack holds no refs, and stays the same. */
const offers = new Map<string, Buffer>();

async function offer(given: GitRequest, service: Service): Promise<RawAnswer> {
  const { repository, request } = given;
  const two = service === 'git-upload-pack' && request.headers['git-protocol'] === 'version=2';
  const known = two ? offers.get(repository.dir) : undefined;
  const bytes = known ?? (await serve(given, service, true));
  if (!two) {
    const first = packet(`# service=${service}\n`);
    return answerOf(service, 'advertisement', Buffer.concat([first, Buffer.from('0000'), bytes]));
  }
  offers.set(repository.dir, bytes);
  return answerOf(service, 'advertisement', bytes);
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
    return answerOf('git-receive-pack', 'result', report(push, why));
  }
  const answer = await serve(given, 'git-receive-pack', false);
  await repository.refsChanged();
  return answerOf('git-receive-pack', 'result', answer);
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
  if (given.path === 'info/refs') return offer(request, serviceOf(given.path, given.url));
  if (given.path === 'git-receive-pack')
    return given.repository.exclusively(() => receive(request));
  return answerOf('git-upload-pack', 'result', await serve(request, 'git-upload-pack', false));
}
