import { type Call, notFound, ok, operation, paged, Refusal } from '../answers.js';
import { changedFiles } from '../changes.js';
import { fill } from '../fill.js';
import { git, log, runGit } from '../git.js';
import * as represent from '../represent.js';
import { rulesOn } from '../rules.js';

async function branch(call: Call) {
  const { repository, path } = call;
  const name = path['branch'] ?? '';
  const sha = await repository.branch(name);
  if (sha === undefined) throw new Refusal(404, 'Branch not found');
  const [head] = await log(repository.dir, '-1', sha);
  if (!head) throw notFound();
  const classic = repository.protection.get(name);
  const isProtected = classic !== undefined || rulesOn(repository, name).length > 0;
  const contexts = classic?.contexts ?? [];
  const url = `${repository.api}/branches/${name}`;
  const known = {
    name,
    commit: represent.commit(repository, head),
    _links: { html: `${repository.world.url}/${repository.name}/tree/${name}`, self: url },
    protected: isProtected,
    // A summary of the classic protection is all that is shown without Administration.
    protection: {
      enabled: classic !== undefined,
      required_status_checks: {
        enforcement_level: classic && contexts.length > 0 ? 'non_admins' : 'off',
        contexts,
        checks: contexts.map((context) => ({ context, app_id: null })),
      },
    },
    protection_url: `${url}/protection`,
  };
  return ok(fill('branch-with-protection', known, url));
}

function rules(call: Call) {
  const { repository, path } = call;
  const found = rulesOn(repository, path['branch'] ?? '');
  return paged(call, found, ({ rule, ruleset }) => ({
    ...rule,
    ruleset_source_type: 'Repository',
    ruleset_source: repository.name,
    ruleset_id: ruleset.id,
  }));
}

async function commit(call: Call) {
  const { repository, path, accept } = call;
  const sha = await repository.commit(path['ref'] ?? '');
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${path['ref']}`);
  const text = (type: string, body: string) => ({
    status: 200,
    body,
    headers: { 'content-type': type },
  });
  if (accept.includes('.sha')) return text('application/vnd.github.sha', sha);
  if (accept.includes('.diff'))
    return text(
      'application/vnd.github.diff',
      await git(repository.dir, ['show', '--format=', sha]),
    );
  const [found] = await log(repository.dir, '-1', sha);
  if (!found) throw notFound();
  const empty = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const files = await changedFiles(repository, found.parents[0] ?? empty, sha, false);
  const sum = (what: 'additions' | 'deletions') =>
    files.reduce((total, file) => total + file[what], 0);
  const [additions, deletions] = [sum('additions'), sum('deletions')];
  return ok({
    ...represent.commit(repository, found),
    stats: { additions, deletions, total: additions + deletions },
    files: files.map(({ entry }) => entry),
  });
}

async function compare(call: Call) {
  const { repository, path } = call;
  const own = (name: string) => name.replace(`${repository.owner}:`, '');
  const base = await repository.commit(own(path['base'] ?? ''));
  const head = await repository.commit(own(path['head'] ?? ''));
  if (base === undefined || head === undefined) throw notFound();
  const shared = await runGit(repository.dir, ['merge-base', base, head]);
  const fork = shared.stdout.trim();
  if (shared.code !== 0)
    throw new Refusal(404, `No common ancestor between ${path['base']} and ${path['head']}.`);
  const ahead = await log(repository.dir, '--reverse', '--topo-order', `${base}..${head}`);
  const behind = (await log(repository.dir, `${head}..${base}`)).length;
  const [first] = await log(repository.dir, '-1', base);
  const [middle] = await log(repository.dir, '-1', fork);
  if (!first || !middle) throw notFound();
  const page = paged(call, ahead, (one) => represent.commit(repository, one));
  const status =
    ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  const url = `${repository.api}/compare/${path['base']}...${path['head']}`;
  const known = {
    base_commit: represent.commit(repository, first),
    merge_base_commit: represent.commit(repository, middle),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: page.body,
    files: (await changedFiles(repository, base, head, true))
      .map(({ entry }) => entry)
      .slice(0, 300),
  };
  return { ...page, body: fill('commit-comparison', known, url) };
}

const types: Record<string, string> = { blob: 'file', tree: 'dir', commit: 'submodule' };

async function content(call: Call) {
  const { repository, path, query, accept } = call;
  const at = await repository.commit(query['ref'] ?? repository.defaultBranch);
  if (at === undefined) throw new Refusal(404, `No commit found for the ref ${query['ref']}`);
  const name = (path['path'] ?? '').replace(/\/$/, '');
  const type = await runGit(repository.dir, ['cat-file', '-t', `${at}:${name}`]);
  if (type.code !== 0) throw notFound();
  const entryOf = (line: string) => {
    const [, mode = '', kind = '', sha = '', size = '', full = ''] =
      /^(\S+) (\S+) (\S+) +(\S+)\t(.*)$/.exec(line) ?? [];
    const url = `${repository.api}/contents/${encodeURIComponent(full)}?ref=${at}`;
    const links = { git: null, html: null, self: url };
    const known = {
      type: mode === '120000' ? 'symlink' : (types[kind] ?? 'file'),
      name: full.replace(/.*\//, ''),
      path: full,
      sha,
      size: Number(size) || 0,
      url,
      git_url: null,
      html_url: null,
      download_url: null,
      _links: links,
    };
    return known;
  };
  const inside = type.stdout.trim() === 'tree' && name !== '' ? `${name}/` : name;
  const args = ['ls-tree', '-l', at, ...(inside === '' ? [] : ['--', inside])];
  const entries = (await git(repository.dir, args)).split('\n').filter(Boolean).map(entryOf);
  if (type.stdout.trim() === 'tree') return ok(entries);
  const { stdout } = await runGit(repository.dir, ['cat-file', 'blob', `${at}:${name}`]);
  if (accept.includes('raw'))
    return {
      status: 200,
      body: stdout,
      headers: { 'content-type': 'application/vnd.github.raw+json' },
    };
  const encoded = Buffer.from(stdout).toString('base64');
  return ok({ ...entries[0], encoding: 'base64', content: encoded });
}

export const repositories = {
  'repos/get': operation(['metadata:read'], ({ repository }) =>
    ok(represent.repository(repository, 'full-repository')),
  ),
  'repos/get-branch': operation(['contents:read'], branch),
  'repos/get-branch-rules': operation(['metadata:read'], rules),
  // No token here ever has Administration: the refusal comes before this.
  'repos/get-branch-protection': operation(['administration:read'], () => {
    throw notFound();
  }),
  'repos/get-commit': operation(['contents:read'], commit),
  'repos/compare-commits': operation(['contents:read'], compare),
  'repos/get-content': operation(['contents:read'], content),
};
