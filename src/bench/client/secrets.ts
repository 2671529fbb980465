import type { Connection } from '../endpoint';

/** Headers that keep something secret say so. */
const secretName = /auth|key|token|secret|cookie|credential|password|signature/i;
/** No word of a language or name of a team is as long, without a blank. */
const longestWord = 12;
/** Shorter ones are no secrets, and stand in every text. */
const shortest = 4;

/**
 * What must be shown and kept nowhere of what a connection sends: its key, and headers that hold one; also as they look
 * in an address or in JSON. The longest first, as one may begin another.
 */
export function secretsOf({ endpoint, apiKey }: Connection): string[] {
  const values = Object.entries(endpoint.headers ?? {}).flatMap(([name, value]) =>
    secretName.test(name) || (value.length >= longestWord && !/\s/.test(value))
      ? // "Bearer …" may be repeated without its first word.
        [value.trim(), value.trim().replace(/^\S+\s+/, '')]
      : [],
  );
  const forms = [apiKey.trim(), ...values]
    .filter(({ length }) => length >= shortest)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** A text without secrets. */
export function scrubbed(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

/** A value that is JSON, without secrets in any of its texts and keys. */
export function scrubbedJson<T>(value: T, secrets: readonly string[]): T {
  const scrub = (each: unknown): unknown => {
    if (typeof each === 'string') return scrubbed(each, secrets);
    if (Array.isArray(each)) return each.map(scrub);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each).map(([key, inner]) => [scrubbed(key, secrets), scrub(inner)]),
    );
  };
  return scrub(value) as T;
}
