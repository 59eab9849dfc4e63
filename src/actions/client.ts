/** The GitHub client of a job: the one of `@actions/github`, which uses the runner's proxy. */
import { getOctokit } from '@actions/github';
import {
  CLIENT_PLUGINS,
  type Client,
  type ClientOptions,
  clientSettings,
  withRefusals,
} from '../adapters/github/client.js';

export function createJobClient(options: ClientOptions): Client {
  const octokit = getOctokit(options.token, clientSettings(options), ...CLIENT_PLUGINS);
  return withRefusals(octokit, options);
}
