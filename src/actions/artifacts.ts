/** Artifacts of this workflow run on GitHub, by ID alone: any job of the run could give one any name. */
import type { Client } from '../adapters/github/client.js';
import { failureOf } from '../adapters/github/errors.js';
import type { RepoName } from '../adapters/github/repo.js';

export interface Artifact {
  id: number;
  name: string;
  bytes: number;
}

export interface Artifacts {
  /** @returns undefined if this run has no such artifact, or no longer */
  find(id: number): Promise<Artifact | undefined>;
  /**
   * The artifact's zip file; undefined if it is gone. Reading stops once it is larger than `most` bytes: the size
   * in `Artifact` is what its uploader said.
   */
  download(artifact: Artifact, most: number): Promise<Uint8Array | undefined>;
}

const PER_PAGE = 100;
/** A flood of artifacts must not use up the requests. Those beyond are asked for one by one. */
const MOST_PAGES = 5;
const GONE = new Set([404, 410]);

interface Given {
  id: number;
  name: string;
  size_in_bytes: number;
  expired: boolean;
}

/** @param run ID of the workflow run */
export function createArtifacts(
  { rest }: Pick<Client, 'rest'>,
  { owner, name: repo }: RepoName,
  run: number,
): Artifacts {
  let listed: Promise<Map<number, Artifact>> | undefined;
  const list = async (): Promise<Map<number, Artifact>> => {
    const found = new Map<number, Artifact>();
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const asked = { owner, repo, run_id: run, per_page: PER_PAGE, page };
      const { artifacts } = (await rest.actions.listWorkflowRunArtifacts(asked)).data;
      for (const each of artifacts) if (!each.expired) found.set(each.id, artifactOf(each));
      if (artifacts.length < PER_PAGE) break;
    }
    return found;
  };
  const lookUp = async (id: number): Promise<Artifact | undefined> => {
    const answer = await unlessGone(() =>
      rest.actions.getArtifact({ owner, repo, artifact_id: id }),
    );
    if (!answer || answer.data.expired || answer.data.workflow_run?.id !== run) return undefined;
    return artifactOf(answer.data);
  };
  return {
    find: async (id) => (await (listed ??= list())).get(id) ?? lookUp(id),
    download: async ({ id }, most) => {
      const asked = { owner, repo, artifact_id: id, archive_format: 'zip' };
      const request = { parseSuccessResponseBody: false };
      const answer = await unlessGone(() => rest.actions.downloadArtifact({ ...asked, request }));
      return answer && readAtMost(answer.data, most);
    },
  };
}

function artifactOf({ id, name, size_in_bytes: bytes }: Given): Artifact {
  return { id, name, bytes };
}

/** The bytes of a response; a few more than `most` if there are more. */
async function readAtMost(body: unknown, most: number): Promise<Uint8Array> {
  if (!(body instanceof ReadableStream)) throw new Error('GitHub sent no artifact');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop ends the download.
    if (bytes > most) break;
  }
  return Buffer.concat(chunks);
}

async function unlessGone<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (GONE.has(failureOf(error)?.status ?? 0)) return undefined;
    throw error;
  }
}
