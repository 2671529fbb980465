import { errorCode, reasonOf } from '../reasons';

/** What a server answered. */
export interface Downloaded {
  readonly text: string;
  /** What the server calls this state of the text; null if it does not say. */
  readonly etag: string | null;
}

export interface DownloadOptions {
  /** State that is known already. */
  readonly etag: string | null;
  readonly maxBytes: number;
  /** For all of it. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Why there is no answer, as sentences for the user. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** Gets a text; null if it is still in the state that is known. Rejects with a DownloadError, or if it is called off. */
export async function download(url: string, options: DownloadOptions): Promise<Downloaded | null> {
  const { etag, maxBytes, timeoutMs, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
      // Another place would be one that nobody has chosen.
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
    if (response.ok) {
      return { text: await limitedText(response, maxBytes), etag: response.headers.get('etag') };
    }
    await response.body?.cancel();
    if (response.status === 304 && etag !== null) return null;
    throw new DownloadError(`${url} answered ${response.status} ${response.statusText}.`.replace(' .', '.'));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(
      timeout.aborted ? `${url} did not answer within ${timeoutMs / 1000} s.` : whyNot(url, codeOf(error)),
    );
  }
}

async function limitedText(response: Response, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    // Leaving the loop ends the download.
    if (bytes > maxBytes) {
      throw new DownloadError(`${response.url} is larger than ${maxBytes / 1024 / 1024} MB.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** `fetch failed` says nothing; its cause does. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return errorCode(cause) ?? reasonOf(cause);
}

function whyNot(url: string, code: string): string {
  if (brokenOff.has(code)) return `The connection to ${url} broke off (${code}). Try again.`;
  return `${url} cannot be reached (${code}). Is this machine online?`;
}

/** Codes of connections that stood already. */
const brokenOff: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
