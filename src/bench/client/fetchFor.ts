import * as tls from 'node:tls';
import type { Connection } from '../endpoint';
import { isOnThisMachine } from '../network';

/**
 * What sends the requests of a connection; undefined for this runtime's own `fetch`, which knows no proxy and measures
 * as it always did. Behind a proxy, or where certificates are not verified, it is that of `undici`, which this runtime's
 * own is made of.
 */
export function fetchFor({ endpoint: { baseUrl }, network }: Connection): typeof fetch | undefined {
  if (network === undefined || isOnThisMachine(baseUrl)) return undefined;
  if (network.trustsSystem) trustSystem();
  if (network.proxy === '' && network.verifiesCertificates) return undefined;
  const verified = { rejectUnauthorized: network.verifiesCertificates };
  // Loaded only here: merely loading it changes what this runtime's own `fetch` sends with.
  const loading = import('undici').then(({ EnvHttpProxyAgent, fetch: send }) => {
    const dispatcher = new EnvHttpProxyAgent({
      httpProxy: '',
      httpsProxy: network.proxy,
      noProxy: network.noProxy,
      connect: verified,
      requestTls: verified,
      proxyTls: verified,
    });
    return (url: string, init: object) => send(url, { ...init, dispatcher });
  });
  const sendThrough = async (url: string, init: object) => (await loading)(url, init);
  // The same interface, declared twice.
  return sendThrough as unknown as typeof fetch;
}

/** Of Node 22.19 and later. */
interface Certificates {
  readonly getCACertificates?: (kind: 'default' | 'system') => string[];
  readonly setDefaultCACertificates?: (certificates: readonly string[]) => void;
}

let trustsSystem = false;

/** Lets this thread trust what the system trusts, where the runtime can; once. */
function trustSystem(): void {
  if (trustsSystem) return;
  trustsSystem = true;
  const { getCACertificates: read, setDefaultCACertificates: set } = tls as Certificates;
  if (read !== undefined) set?.([...read('default'), ...read('system')]);
}
