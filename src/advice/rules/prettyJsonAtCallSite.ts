import type { Span } from '../../prompt/span';
import type { TextEdit } from '../finding';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';

/** A call that writes JSON: its name, and where its arguments begin. */
const writesJson = /^(?:json\.dumps|JSON\.stringify|[\w.]+\.(?:model_dump_json|to_json))\(/;
const pythonIndent =
  /,\s*indent\s*=\s*(?:\d+|"[^"\n]*"|'[^'\n]*')(?=\s*[,)])|(?<=\()indent\s*=\s*\d+\s*,?\s*/;
/** The last two arguments, of which the first keeps all fields. */
const scriptIndent = /,\s*(?:null|undefined)\s*,\s*(?:\d+|"[^"\n]*"|'[^'\n]*')\s*(?=,?\s*\)$)/;

/** What shows how an answer is to look, whose layout the model imitates. */
const isAnswer = /example|output|response|answer|expected|result/i;
const opensFence = /```json\s*(?:<br\s*\/>|\\n)?\s*$/i;

/** JSON that the program lays out for people before it puts it into a prompt. */
export const prettyJsonAtCallSite: Rule = {
  id: 'json/pretty-at-call-site',
  title: 'JSON laid out for people by the program',
  tier: 'review',
  level: 'hint',
  explanation: `The program writes this value as JSON with line breaks and indentation, and sends it. They are a quarter to a half of the tokens of data (5 % where the data are long texts), and a model reads the same data without them.

**The fix** takes out the indentation: \`json.dumps(rows, indent=2)\` becomes \`json.dumps(rows)\`, \`JSON.stringify(rows, null, 2)\` becomes \`JSON.stringify(rows)\`. What it saves depends on the data, so no number is shown.

**Look at the difference** where the value is also shown to people or compared with a file, and where the model is to answer in the same layout. Rows of a table are smaller still as CSV.

**Silent** about values that are called an example, an output or an answer, or stand between \`json\` fences: they show the model how to write.`,
  find: (priced) => {
    const document = priced.textOf(priced.path);
    if (document === null) return [];
    const seen = new Set<number>();
    return valuesSent(priced).flatMap(({ name, span }) => {
      if (isAnswer.test(name) || opensFence.test(document.slice(Math.max(0, span.start - 40), span.start))) {
        return [];
      }
      const edit = withoutIndent(document, span);
      if (edit === null || seen.has(edit.span.start)) return [];
      seen.add(edit.span.start);
      return [
        promptFinding(
          prettyJsonAtCallSite,
          {
            message: `${name} is JSON that the program lays out for people: a quarter to a half of its tokens are spaces and line breaks.`,
            action: 'Write the JSON without indentation',
            span,
            fix: { edits: [edit] },
          },
          priced,
        ),
      ];
    });
  },
};

/** Where the values of variables are made: in their place itself, or by the one assignment of the function. */
function valuesSent({ prompt: { messages, site } }: PricedPrompt): { name: string; span: Span }[] {
  return messages
    .filter(({ path }) => path === undefined)
    .flatMap(({ parts }) =>
      parts.flatMap((part) => {
        if (part.kind !== 'variable') return [];
        const [name] = part.names;
        const made = site?.values.find((value) => value.name === part.expression.trim());
        return [{ name: name ?? 'This value', span: made?.span ?? part.span }];
      }),
    );
}

function withoutIndent(document: string, { start, end }: Span): TextEdit | null {
  const written = document.slice(start, end);
  const before = /^(?:[$#]?\{)?\s*/.exec(written)![0].length;
  const call = written.slice(before).replace(/(?:![rsa])?\s*\}?$/, '');
  if (!writesJson.test(call) || !call.endsWith(')')) return null;
  const found = (call.startsWith('JSON.') ? scriptIndent : pythonIndent).exec(call);
  if (found === null) return null;
  const at = start + before + found.index;
  return { span: { start: at, end: at + found[0].length }, newText: '' };
}
