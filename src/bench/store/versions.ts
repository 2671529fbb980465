import type { ClientVersions } from './records';

/** Versions of this process. */
export function clientVersions(promptmeter: string): ClientVersions {
  return { promptmeter, node: process.versions.node, undici: process.versions['undici'] ?? null };
}
