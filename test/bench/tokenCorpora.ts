import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../unit/support/dice';

const modules = join(process.cwd(), 'node_modules');

/** Texts of about `length` characters, from the development dependencies (the lock file fixes them) or made up. */
export function corpora(length: number): Readonly<Record<string, string>> {
  const english = filled(readmes(), length);
  const code = filled(readFileSync(join(modules, 'typescript/lib/typescript.js'), 'utf8').slice(100_000), length);
  const json = filled(readFileSync('package-lock.json', 'utf8'), length);
  return { english, code, json, chinese: filled(chinese(), length), emoji: emoji(length), prompt: prompts(length, english, code, json) };
} // prettier-ignore

function filled(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function readmes(): string {
  return readdirSync(modules)
    .map((name) => join(modules, name, 'README.md'))
    .map((path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}

function chinese(): string {
  const path = join(modules, 'typescript/lib/zh-cn/diagnosticMessages.generated.json');
  return Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>).join('\n');
}

function emoji(length: number): string {
  const random = seededRandom(1);
  const words = readmes().slice(0, 20_000).match(/\w+/g) ?? [];
  const signs = Array.from('😀😂🚀👍🎉🔥✅❌💡📈🙏🤔👀💯🌍');
  const parts: string[] = [];
  for (let size = 0; size < length;) {
    const from = random() < 0.3 ? signs : words;
    const part = `${from[Math.floor(random() * from.length)]!} `;
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

function prompts(length: number, english: string, code: string, json: string): string {
  const random = seededRandom(2);
  const slice = (text: string, size: number): string => {
    const start = Math.floor(random() * (text.length - size));
    return text.slice(start, start + size);
  };
  const parts: string[] = [];
  for (let size = 0; size < length;) {
    const part = `# Task ${parts.length}\n\n<instructions>\n${slice(english, 900)}\n</instructions>\n\nYou MUST answer in JSON:\n\`\`\`json\n${slice(json, 300)}\n\`\`\`\n\n<example>\n${slice(code, 400)}\n</example>\n{{question}}\n`;
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

/** Inputs on which a quadratic merge shows, about `length` bytes each. */
export function worstInputs(length: number): Readonly<Record<string, string>> {
  const random = seededRandom(3);
  const letters = Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
  const han = Array.from({ length: length / 3 }, () =>
    String.fromCharCode(0x4e00 + Math.floor(random() * 3000)),
  );
  return {
    a: 'a'.repeat(length),
    'spaces x': `${' '.repeat(length)}x`,
    digits: '7'.repeat(length),
    '=': '='.repeat(length),
    emoji: '😀'.repeat(length / 4),
    'random a-z': letters,
    han: han.join(''),
  };
}
