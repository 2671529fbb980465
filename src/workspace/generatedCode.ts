/**
 * Code that a tool wrote, judged by its text. A prompt that stands in one very long line is kept: minified code is
 * told from prose by its want of spaces.
 */

/** The reasons as listed. */
export const generatedCode = 'generated code';
export const minifiedReason = 'minified code or packed data';

const codeFile = /\.(?:[cm]?[jt]sx?|py|java|cs|go|rb|rs)$/i;
const longLine = 1000;
const minifiedSpaceShare = 0.08;
const headerLines = 12;
const comment = /^\s*(?:\/\/|\/\*|\*|#|"""|''')/;
const generatedMark =
  /(?:^|\s)@generated\b|\bgenerated\b.*\bdo not (?:edit|modify)\b|\b(?:file|code|module) (?:is|was|has been) (?:auto-?|automatically )generated\b/i;

/** Why this code is not worth reading, or null. Files that are not code are never generated. */
export function generatedReason(path: string, text: string): string | null {
  if (!codeFile.test(path)) return null;
  if (hasGeneratedHeader(text)) return generatedCode;
  return isMinified(text) ? minifiedReason : null;
}

function hasGeneratedHeader(text: string): boolean {
  const head = text.slice(0, 2000);
  if (!/generated/i.test(head)) return false;
  return head.split('\n', headerLines).some((line) => comment.test(line) && generatedMark.test(line));
}

/** More than half of the text stands in very long lines with hardly a space. */
function isMinified(text: string): boolean {
  let inLongLines = 0;
  let spaces = 0;
  for (let start = 0; start < text.length;) {
    // Over all the lines that end within the length of a long one.
    const before = text.lastIndexOf('\n', start + longLine);
    if (before >= start) {
      start = before + 1;
      continue;
    }
    const newline = text.indexOf('\n', start + longLine);
    const end = newline === -1 ? text.length : newline;
    if (end - start > longLine) {
      inLongLines += end - start;
      for (let i = start; i < end; i++) if (text.charCodeAt(i) === 32) spaces++;
    }
    start = end + 1;
  }
  return inLongLines > text.length / 2 && spaces / inLongLines < minifiedSpaceShare;
}
