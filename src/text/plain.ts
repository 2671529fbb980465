/** Controls, line breaks, invisible and direction-changing characters: they can hide or forge text on a screen. */
const unprintable =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Text of the workspace as one line without controls, cut to a length in UTF-16 units: what any surface may show.
 */
export function plain(text: string, maximum = 200): string {
  const line = text
    .slice(0, maximum * 4)
    .replace(unprintable, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (line.length <= maximum) return line;
  const cut = line.slice(0, maximum - 1);
  // Not through the middle of an astral character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
