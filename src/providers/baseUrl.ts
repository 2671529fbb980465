/**
 * An address that a key may be sent to: https, or http on this machine; without credentials, query and trailing slash.
 * Throws an Error that says what is wrong with it.
 */
export function checkedBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new Error(`"${text}" is no address.`);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new Error(`"${text}" must begin with https://, or lie on this machine: a key is sent there.`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error(`The address of ${url.host} must have no credentials, query or fragment.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
