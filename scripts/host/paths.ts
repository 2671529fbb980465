import { join, resolve } from 'node:path';

/** The root of this repository: where `package.json` lies. */
export const repository = resolve(import.meta.dirname, '../..');

/** Everything the scripts install, run and log lies here; git ignores it and it may be deleted at any time. */
export const cacheFolder = join(repository, '.vscode-test');

/** Logs of servers, browsers and extension hosts; kept after a run so that a failure can be read. */
export const logFolder = join(cacheFolder, 'logs');

/** The sample workspace that demos and tests open. */
export const sampleWorkspace = join(repository, 'test/fixtures/workspace');
