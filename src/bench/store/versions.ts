/** What measured: times depend on it. */
export interface ClientVersions {
  readonly promptmeter: string;
  readonly node: string;
  readonly undici: string | null;
}

/** Versions of this process. */
export function clientVersions(promptmeter: string): ClientVersions {
  return { promptmeter, node: process.versions.node, undici: process.versions['undici'] ?? null };
}
