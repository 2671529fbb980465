/** Bytes that the pure folders need (grammars, token tables) and only the shell can fetch. */
export interface Assets {
  /** The whole asset, for example `tree-sitter-python.wasm` or `o200k_base.bin`. Rejects if it is missing. */
  read(name: string): Promise<Uint8Array>;
}

/** The installation is incomplete or damaged: not the fault of any file that is being read. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/** An asset as what it holds. Rejects with an InstallationError if it is damaged. */
export async function loadAsset<Held>(
  assets: Assets,
  name: string,
  read: (bytes: Uint8Array) => Held | Promise<Held>,
): Promise<Held> {
  const bytes = await assets.read(name);
  try {
    return await read(bytes);
  } catch (error) {
    throw damaged(name, error);
  }
}

/** What is to be said of a part of the installation that cannot be read as what it is. */
export function damaged(name: string, cause: unknown): InstallationError {
  const words = cause instanceof Error ? cause.message : String(cause);
  const reason = /^[^\n]{0,120}/.exec(words)![0].replace(/\.$/, '');
  return new InstallationError(`${name} is damaged (${reason}). Install Promptmeter again.`, { cause });
}
