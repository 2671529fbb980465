import type { Finding } from '../finding';
import type { PricedPrompt } from '../pricedPrompt';

/** A name, or a literal of one line, that stands alone as the value of `system`. */
const pythonSystem = /(?<![\w.])system\s*=\s*([A-Za-z_][\w.]*)(?=\s*[,)])/g;
const scriptSystem = /(?<![\w.$'"])system\s*:\s*([A-Za-z_$][\w.$]*)(?=\s*[,}])/g;

/**
 * The edit that makes the instructions of a call to Anthropic a block with a marker; null where the call does not write
 * them as a single name.
 */
export function markedSystem({ prompt, path, textOf }: PricedPrompt): Finding['fix'] | null {
  const document = textOf(path);
  if (prompt.format !== 'anthropic-messages' || prompt.call === null || document === null) return null;
  const isPython = path.endsWith('.py') || path.endsWith('.ipynb');
  const isScript = /\.[cm]?[jt]sx?$/.test(path);
  if (!isPython && !isScript) return null;
  const { start, end } = prompt.call;
  const matches = [...document.slice(start, end).matchAll(isPython ? pythonSystem : scriptSystem)];
  const [match] = matches;
  if (match === undefined || matches.length > 1) return null;
  const value = match[1]!;
  const at = start + match.index + match[0].length - value.length;
  const newText = isPython
    ? `[{"type": "text", "text": ${value}, "cache_control": {"type": "ephemeral"}}]`
    : `[{ type: 'text', text: ${value}, cache_control: { type: 'ephemeral' } }]`;
  return { edits: [{ span: { start: at, end: at + value.length }, newText }] };
}
