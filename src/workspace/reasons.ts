/** Why a file system call failed, in words that fit behind a path. `doing` is what it was to do with the file. */
export function reasonOf(error: unknown, doing: 'read' | 'write' = 'read'): string {
  const code = errorCode(error);
  // Such a name cannot be told as text: what was asked for is another.
  if (code === 'ENOENT' && pathOf(error).includes('\uFFFD')) {
    return 'its name is not valid Unicode: rename it';
  }
  const known =
    code === null ? undefined : ((doing === 'write' ? whileWriting[code] : undefined) ?? words[code]);
  if (known !== undefined) return known;
  return error instanceof Error ? error.message : String(error);
}

/** The code of a Node error (`ENOENT`), or null. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function pathOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : '';
}

/** True for the rejection of work that was called off. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What work rejects with when its signal is aborted. */
export function abortError(): Error {
  return new DOMException('The work was called off.', 'AbortError');
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'vanished during the scan',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'not a regular file',
  ELOOP: 'a loop of links',
  EMFILE: 'too many open files',
  ENOSPC: 'no space left on device',
  ENAMETOOLONG: 'its name is too long',
};

const whileWriting: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EISDIR: 'a folder of that name is there',
  ERR_FS_EISDIR: 'a folder of that name is there',
  EROFS: 'its disk is read-only',
};
