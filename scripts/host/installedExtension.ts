import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface InstalledExtension {
  readonly identifier: { readonly id: string };
}

/**
 * Enters an extension into a profile's list of installed ones, from the folder where it lies. A window then
 * behaves as it does for users; in development mode the workbench hides notifications and the like.
 */
export function installInPlace(profile: string, extension: string): void {
  const list = join(profile, 'extensions', 'extensions.json');
  const id = extensionId(extension);
  const { version } = manifestOf(extension);
  const installed = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as readonly InstalledExtension[])
    : [];
  // The fields are those of VS Code; `$mid: 1` marks a URI.
  const entry = { identifier: { id }, version, location: { $mid: 1, scheme: 'file', path: extension } };
  mkdirSync(join(profile, 'extensions'), { recursive: true });
  const others = installed.filter(({ identifier }) => identifier.id !== id);
  writeFileSync(list, JSON.stringify([...others, entry]));
}

/** The id of the extension in a folder: publisher and name. */
export function extensionId(extension: string): string {
  const { publisher, name } = manifestOf(extension);
  return `${publisher}.${name}`;
}

function manifestOf(extension: string): Record<'publisher' | 'name' | 'version', string> {
  const text = readFileSync(join(extension, 'package.json'), 'utf8');
  return JSON.parse(text) as Record<'publisher' | 'name' | 'version', string>;
}
