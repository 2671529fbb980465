/** What the error of a provider's library says, whatever its class. */
export interface ErrorFacts {
  /** Of HTTP; null where no answer came. */
  readonly status: number | null;
  readonly message: string;
  /** The most telling name of its class. */
  readonly errorName: string;
}

/** Reads an error. The libraries' classes of errors go by the names of their constructors. */
export function errorFacts(error: unknown): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { status: null, message: '', errorName: '' };
  const { status, message } = error as { status?: unknown; message?: unknown };
  const names = [(error as Error).name, error.constructor.name];
  return {
    status: typeof status === 'number' ? status : null,
    message: typeof message === 'string' ? message : '',
    errorName: names.find((each) => each !== 'Error') ?? '',
  };
}

/** Whether a provider refuses the key. Some answers repeat it, or half of it: nothing of them is to be shown. */
export function isAboutKey({ status, message }: Pick<ErrorFacts, 'status' | 'message'>): boolean {
  return status === 401 || status === 403 || (status === 400 && /api key/i.test(message));
}

/** What a provider said, in one line without the secrets that were sent. */
export function said(message: string, secrets: readonly string[]): string {
  const scrubbed = secrets
    .filter((secret) => secret.trim().length > 3)
    .reduce((text, secret) => text.replaceAll(secret, '…'), message);
  return scrubbed.replace(/\s+/g, ' ').trim().slice(0, 200);
}
