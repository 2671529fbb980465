import { makerOf } from '../../modelName';

/** Words that names of models begin with. */
const family = /^(?:gpt|chatgpt|claude|gemini|o\d+)$/;

/**
 * The model that a constant of an SDK stands for by its own name: `GPT4oMini`, `ChatModelGPT4_1`, `GPT3Dot5Turbo`,
 * `ModelClaudeSonnet4_5_20250929`, `CLAUDE_3_7_SONNET_LATEST`, `Gemini2_5Flash`. Null where it names none.
 */
export function modelOfConstant(identifier: string): string | null {
  const words = wordsOf(identifier);
  const start = words.findIndex((word) => family.test(word));
  if (start < 0) return null;
  const maker = makerOf(`${words[start]!}-`);
  let name = words[start]!;
  for (let i = start + 1; i < words.length; i++) {
    const word = words[i]!;
    const previous = words[i - 1]!;
    if (word === 'dot') continue;
    name += separator(previous === 'dot' ? words[i - 2]! : previous, word, maker) + word;
  }
  return name;
}

/** Parts of a version are joined by the maker's own sign; a date (`2024_08_06`) is written with hyphens. */
function separator(previous: string, word: string, maker: string | null): string {
  const version = /^\d$/.test(previous) && /^\d[a-z]?$/.test(word);
  return version && maker !== 'anthropic' ? '.' : '-';
}

/** Lower-case words; letters stay with the digit before them (`4o`), `o1` is one word. */
function wordsOf(identifier: string): string[] {
  return identifier
    .replace(/(\d)_?O(?![a-zA-Z])/g, '$1o')
    .replace(/(\d)K(?![a-z])/g, '$1k')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/(\d[a-z]?)([A-Z])/g, '$1_$2')
    .replace(/([A-Za-z]{2,})(\d)/g, '$1_$2')
    .replace(/(\d[a-z])(\d)/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
}
