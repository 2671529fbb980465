/** Controls but tab and line feed, invisible and direction-changing characters: they can hide or forge text on a screen. */
const hidden =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Text that somebody else wrote, with what cannot be seen made visible: `␛` for a control, `⟦U+202E⟧` for others. A line
 * break of Windows stays one.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hidden, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`;
  });
}

/** The same on one line. */
export function visibleLine(text: string, maximum = 300): string {
  const line = visible(text.slice(0, maximum)).replace(/\s*\n\s*/g, ' ⏎ ');
  return text.length > maximum ? `${line} …` : line;
}
