import { at, itemsOf, textAt } from '../../../data/dataNode';
import type { DataNode } from '../../../data/dataNode';
import { jsonData } from '../../../data/jsonData';
import type { NotPrompt } from '../../../explanation';
import type { Found, FoundPrompt, PromptFormat } from '../../../format';
import type { MappedText } from '../../../mappedText';
import { mapThrough, MappedTextBuilder, sliceMapped, spanThrough } from '../../../mappedText';
import type { Message, Part } from '../../../model';

/**
 * Jupyter notebooks: the cells of code, one behind the other, are one module of Python, whose places lead back into
 * the document. Cells of text are for people; notebooks of other languages are left alone.
 */
export function notebook(python: PromptFormat): PromptFormat {
  return {
    id: 'notebook',
    language: 'jupyter',
    claims: ({ path }) => path.endsWith('.ipynb'),
    async read({ path, text }, sources, notPrompts): Promise<Found> {
      const { root, problem } = jsonData(text);
      if (!isPython(root)) return { prompts: [], problem };
      const code = codeOf(root, text.length);
      const module = { path: path.replace(/\.ipynb$/, '.py'), text: code.text };
      const others: NotPrompt[] | undefined = notPrompts === undefined ? undefined : [];
      const found = await python.read(module, sources, others);
      for (const { span, why } of others ?? []) notPrompts?.push({ span: spanThrough(span, code), why });
      return { prompts: found.prompts.map((prompt) => relocated(prompt, code)), problem };
    },
  };
}

function isPython(root: DataNode | null): boolean {
  const language =
    textAt(root, 'metadata', 'kernelspec', 'language') ?? textAt(root, 'metadata', 'language_info', 'name');
  return language === undefined || /^i?python/i.test(language);
}

/** Lines that IPython takes for itself, and cells that are in another language from their first line on. */
const magic = /^[ \t]*[%!?]/;
const foreignCell = /^[ \t]*%%(?!time|timeit|capture|prun|memit)/;

/** The code of all cells, each ended by a line break. A line of magic is left empty, so that the rest stays whole. */
function codeOf(root: DataNode | null, length: number): MappedText {
  const builder = new MappedTextBuilder();
  let last = 0;
  for (const cell of itemsOf(at(root, 'cells') ?? at(itemsOf(at(root, 'worksheets'))[0], 'cells'))) {
    if (textAt(cell, 'cell_type') !== 'code') continue;
    const source = at(cell, 'source') ?? at(cell, 'input');
    const lines = source?.kind === 'text' ? [source] : itemsOf(source);
    const texts = lines.flatMap((line) => (line.kind === 'text' ? (line.literal()?.mapped ?? []) : []));
    if (foreignCell.test(texts.find(({ text }) => text.trim() !== '')?.text ?? '')) continue;
    for (const text of texts) {
      appendCode(builder, text);
      last = text.span.end;
    }
    builder.append('\n', last);
  }
  return builder.build({ start: 0, end: length });
}

/** Appends a text of one or more lines without those that are magic. */
function appendCode(builder: MappedTextBuilder, mapped: MappedText): void {
  for (let start = 0; start < mapped.text.length;) {
    const lineBreak = mapped.text.indexOf('\n', start);
    const end = lineBreak < 0 ? mapped.text.length : lineBreak + 1;
    const line = sliceMapped(mapped, start, end);
    if (!magic.test(line.text)) builder.appendMapped(line);
    else if (lineBreak >= 0) builder.appendMapped(sliceMapped(mapped, lineBreak, end));
    start = end;
  }
}

/** A prompt of the module as one of the document. What lies in other files stays where it is. */
function relocated(prompt: FoundPrompt, code: MappedText): FoundPrompt {
  const { call, place, evidence } = prompt;
  return {
    ...prompt,
    ...(call ? { call: spanThrough(call, code) } : {}),
    ...(place ? { place: spanThrough(place, code) } : {}),
    ...(evidence?.kind === 'comment'
      ? { evidence: { ...evidence, comment: spanThrough(evidence.comment, code) } }
      : {}),
    messages: prompt.messages.map((message) => relocatedMessage(message, code)),
  };
}

function relocatedMessage(message: Message, code: MappedText): Message {
  if (message.path !== undefined) return message;
  return {
    ...message,
    span: spanThrough(message.span, code),
    parts: message.parts.map((part) => relocatedPart(part, code)),
  };
}

function relocatedPart(part: Part, code: MappedText): Part {
  return part.kind === 'text'
    ? { kind: 'text', ...mapThrough(part, code) }
    : { ...part, span: spanThrough(part.span, code) };
}
