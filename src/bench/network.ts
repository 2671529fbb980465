/** How requests leave this machine. All of it is the user's: nothing comes from a workspace. */
export interface Network {
  /** Address of the proxy for https, with the credentials that it wants; empty for none. */
  readonly proxy: string;
  /** Hosts that are reached without it, as `NO_PROXY` has them: `internal.example, .lan, host:8443`. */
  readonly noProxy: string;
  readonly verifiesCertificates: boolean;
  /** Whether certificates count that only the system trusts, where its runtime can read them. */
  readonly trustsSystem: boolean;
}

/** What a user says; what is left out or empty is taken from the environment. */
export type StatedNetwork = Partial<Network>;

/**
 * The network of a user. `NODE_EXTRA_CA_CERTS` is read by Node itself. Throws an Error with a sentence for a proxy that
 * cannot be used; it holds no credentials.
 */
export function networkOf(
  environment: Readonly<Record<string, string | undefined>>,
  stated: StatedNetwork = {},
): Network {
  const named = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const or = (text: string | undefined, name: string): string =>
    text === undefined || text.trim() === '' ? named(name) : text;
  return {
    proxy: checkedProxy(or(stated.proxy, 'HTTPS_PROXY').trim()),
    noProxy: or(stated.noProxy, 'NO_PROXY'),
    verifiesCertificates: stated.verifiesCertificates ?? true,
    trustsSystem: stated.trustsSystem ?? false,
  };
}

/** Endpoints on this machine are reached as they are, whatever is set. */
export function isOnThisMachine(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/** A proxy for people: its host and port, without credentials. */
export function proxyWords({ proxy }: Network): string {
  return new URL(proxy).host;
}

function checkedProxy(text: string): string {
  if (text === '') return '';
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error(
      'The proxy of your settings or of HTTPS_PROXY is no address that begins with http:// or https://.',
    );
  }
  return url;
}
