import { hole } from '../../src/advice/text/writtenText';
import type { Dice } from '../unit/support/dice';

/** A file that a text is written into. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
  /** Which way of writing it is, for the table of those that failed. */
  readonly host: string;
}

/** What a host may choose of: how deep the source is indented, and what stands beside the text in the same file. */
interface Spot {
  readonly indent: string;
  readonly dice: Dice;
}

interface Host {
  readonly name: string;
  readonly path: string;
  /** Null where the text cannot be written so. */
  readonly write: (text: string, spot: Spot) => string | null;
}

/** `before`, its variables filled in by what `name` makes of their number, escaped in between. */
function filled(text: string, escape: (run: string) => string, variable: (name: string) => string): string {
  return text
    .split(hole)
    .map((run, index) => (index === 0 ? '' : variable(nameOf(index))) + escape(run))
    .join('');
}

function nameOf(index: number): string {
  return `value_${((index - 1) % 9) + 1}`;
}

const indented = (text: string, indent: string): string => text.replace(/^(?=[^\r\n])/gm, indent);
const bracesDoubled = (run: string): string => run.replace(/[{}]/g, '$&$&');
const inTriple = (run: string): string => run.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
const inTemplate = (run: string): string => run.replace(/[\\`]|\$(?=\{)/g, '\\$&');
const quoted = (run: string): string => JSON.stringify(run);

function pythonCall(literal: string, { indent, dice }: Spot): string {
  const names = Array.from({ length: 9 }, (_, index) => nameOf(index + 1)).join(', ');
  const inner = `${indent}    `;
  const head = indent === '' ? '' : 'class Asker:\n';
  const body = dice.pick([
    `${inner}prompt = ${literal}\n${inner}return client.chat.completions.create(model="gpt-5-mini", messages=[{"role": "user", "content": prompt}])\n`,
    `${inner}return client.chat.completions.create(\n${inner}    model="gpt-5-mini",\n${inner}    messages=[{"role": "system", "content": ${literal}}],\n${inner})\n`,
    `${inner}return client.responses.create(model="gpt-5-mini", input=${literal})\n`,
  ]);
  return `from openai import OpenAI\n\nclient = OpenAI()\n\n\n${head}${indent}def ask(${names}):\n${body}`;
}

function scriptCall(literal: string, { indent, dice }: Spot): string {
  const names = Array.from({ length: 9 }, (_, index) => nameOf(index + 1)).join(', ');
  const inner = `${indent}  `;
  const body = dice.pick([
    `${inner}const prompt = ${literal};\n${inner}return generateText({ model: openai('gpt-5-mini'), prompt });\n`,
    `${inner}return generateText({\n${inner}  model: openai('gpt-5-mini'),\n${inner}  system: ${literal},\n${inner}  prompt: value_1,\n${inner}});\n`,
  ]);
  const [head, tail] = indent === '' ? ['function ', ''] : [`export class Asker {\n${indent}async `, '}\n'];
  return `import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n\n${head}ask(${names}) {\n${body}${indent}}\n${tail}`;
}

/** Lines of a text, each a literal of its own. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function opened(text: string, { indent, dice }: Spot, escape: (run: string) => string): string {
  // The source's indentation before all lines, before all but the first, or before none.
  const inner = `${indent}        `;
  switch (dice.below(3)) {
    case 0:
      return `\n${indented(escape(text), inner)}\n${inner}`;
    case 1:
      return indented(escape(text), inner).trimStart();
    default:
      return escape(text);
  }
}

export const hosts: readonly Host[] = [
  {
    name: 'Python """',
    path: 'src/ask.py',
    write: (text, spot) =>
      text.includes(hole) ? null : pythonCall(`"""${opened(text, spot, inTriple)}"""`, spot),
  },
  {
    name: 'Python f"""',
    path: 'src/ask.py',
    write: (text, spot) =>
      pythonCall(
        `f"""${opened(text, spot, (all) =>
          filled(
            all,
            (run) => bracesDoubled(inTriple(run)),
            (name) => `{${name}}`,
          ),
        )}"""`,
        spot,
      ),
  },
  {
    name: 'Python r"""',
    path: 'src/ask.py',
    write: (text, spot) =>
      text.includes(hole) || /"""|["\\]\s*$/.test(text)
        ? null
        : pythonCall(`r"""${opened(text, spot, (all) => all)}"""`, spot),
  },
  {
    name: 'Python """ with format',
    path: 'src/ask.py',
    write: (text, spot) => {
      const names = Array.from({ length: 9 }, (_, index) => `${nameOf(index + 1)}=${nameOf(index + 1)}`);
      const literal = opened(text, spot, (all) =>
        filled(
          all,
          (run) => bracesDoubled(inTriple(run)),
          (name) => `{${name}}`,
        ),
      );
      return pythonCall(`"""${literal}""".format(${names.join(', ')})`, spot);
    },
  },
  {
    name: 'Python "…" "…"',
    path: 'src/ask.py',
    write: (text, spot) => {
      if (text.includes('\u2028')) return null;
      const inner = `${spot.indent}        `;
      const literals = lines(text).map((line) =>
        line.includes(hole)
          ? `f${filled(quoted(line).slice(1, -1), bracesDoubled, (name) => `{${name}}`).replace(/^|$/g, '"')}`
          : quoted(line),
      );
      return pythonCall(`(\n${literals.map((each) => `${inner}${each}\n`).join('')}${inner})`, spot);
    },
  },
  {
    name: 'Python in a notebook',
    path: 'notebooks/ask.ipynb',
    write: (text, spot) => {
      const literal = `f"""${opened(text, spot, (all) =>
        filled(
          all,
          (run) => bracesDoubled(inTriple(run)),
          (name) => `{${name}}`,
        ),
      )}"""`;
      const source = lines(pythonCall(literal, spot));
      const cell = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
      return JSON.stringify(
        { cells: [cell], metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 },
        null,
        1,
      );
    },
  },
  {
    name: 'TypeScript `…`',
    path: 'src/ask.ts',
    write: (text, spot) =>
      scriptCall(
        `\`${opened(text, spot, (all) => filled(all, inTemplate, (name) => `\${${name}}`))}\``,
        spot,
      ),
  },
  {
    name: 'TypeScript "…" + …',
    path: 'src/ask.ts',
    write: (text, spot) => {
      const runs = text.split(hole).map(quoted);
      return scriptCall(
        runs.map((run, index) => (index === 0 ? run : `${nameOf(index)} + ${run}`)).join(' + '),
        spot,
      );
    },
  },
  {
    name: 'TypeScript lines joined',
    path: 'src/ask.ts',
    write: (text, spot) =>
      scriptCall(
        `[\n${text
          .split('\n')
          .map((line) => `${spot.indent}    \`${filled(line, inTemplate, (name) => `\${${name}}`)}\`,\n`)
          .join('')}${spot.indent}  ].join('\\n')`,
        spot,
      ),
  },
  {
    name: 'Go `…`',
    path: 'ask.go',
    write: (text, spot) =>
      text.includes(hole) || text.includes('`')
        ? null
        : `package ask\n\nconst systemPrompt = \`${opened(text, spot, (all) => all)}\`\n`,
  },
  {
    name: 'Java """',
    path: 'src/Ask.java',
    write: (text, { indent }) =>
      text.includes(hole)
        ? null
        : `class Ask {\n${indent}    static final String SYSTEM_PROMPT = """\n${indented(inTriple(text), `${indent}        `)}\n${indent}        """;\n}\n`,
  },
  {
    name: 'YAML |',
    path: 'prompts/ask.yaml',
    write: (text) => {
      const body = filled(
        text,
        (run) => run,
        (name) => `{{$${name}}}`,
      );
      return isBlockScalar(body)
        ? `name: Ask\ntemplate_format: semantic-kernel\ntemplate: |\n${indented(body, '  ')}\ndescription: Asks.\n`
        : null;
    },
  },
  {
    name: 'Prompty',
    path: 'prompts/ask.prompty',
    write: (text) =>
      `---\nname: Ask\nmodel:\n  api: chat\n---\nsystem:\n${filled(
        text,
        (run) => run,
        (name) => `{{${name}}}`,
      )}\n\nuser:\n{{question}}\n`,
  },
  {
    name: 'Jinja',
    path: 'prompts/ask.jinja2',
    write: (text) =>
      filled(
        text,
        (run) => run,
        (name) => `{{ ${name} }}`,
      ),
  },
  {
    name: 'Dotprompt',
    path: 'prompts/ask.prompt',
    write: (text) =>
      `---\nmodel: googleai/gemini-2.5-flash\n---\n${filled(
        text,
        (run) => run,
        (name) => `{{${name}}}`,
      )}\n`,
  },
  {
    name: 'Markdown prompt',
    path: '.github/prompts/ask.prompt.md',
    write: (text) =>
      `---\nmode: agent\n---\n${filled(
        text,
        (run) => run,
        (name) => `\${input:${name}}`,
      )}\n`,
  },
  {
    name: 'AGENTS.md',
    path: 'AGENTS.md',
    write: (text) =>
      filled(
        text,
        (run) => run,
        (name) => `{${name}}`,
      ),
  },
];

/** Those that show the indentation of the source. */
export const codeHosts: readonly Host[] = hosts.filter(({ path }) => /\.(?:py|ipynb|ts|go|java)$/.test(path));

/** Text that a block scalar may hold: printable, and its first line not indented. */
function isBlockScalar(text: string): boolean {
  return !/^\s|[\t\r\u2028\u2029\uFEFF\uFFFE\uFFFF]|(?!\n)\p{Cc}/u.test(text) && text.trim() !== '';
}

/** Writes a text into a file of a random kind, at a random depth, with line breaks of one system or the other. */
export function placed(text: string, dice: Dice, among: readonly Host[] = hosts): PlacedText | null {
  const host = dice.pick(among);
  const spot = { indent: dice.pick(['', '  ', '    ', '\t']), dice };
  const written = host.write(text.replaceAll('\r\n', '\n'), spot);
  if (written === null) return null;
  const hasWindowsBreaks = dice.below(5) === 0;
  return {
    path: host.path,
    host: host.name,
    text: hasWindowsBreaks ? written.replaceAll('\n', '\r\n') : written,
  };
}
