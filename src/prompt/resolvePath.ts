/** The path of a file that another one names relative to its own folder; both relative to the root, with `/`. */
export function resolvePath(from: string, relative: string): string {
  const segments = relative.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}
