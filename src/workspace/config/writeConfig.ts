import { rmSync, writeFileSync } from 'node:fs';
import { errorCode } from '../reasons';

/**
 * Writes a new configuration. False if there is a file already, which is left alone unless `force` says otherwise; a
 * link is then replaced, not followed.
 */
export function writeNewConfig(path: string, text: string, force: boolean): boolean {
  if (force) rmSync(path, { force: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
