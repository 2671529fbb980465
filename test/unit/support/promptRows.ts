import assert from 'node:assert/strict';
import type { ParseResult, Prompt } from '../../../src/prompt/model';
import { variableNames } from '../../../src/prompt/model';
import { createPromptParser } from '../../../src/prompt/parse';
import type { Sources } from '../../../src/prompt/sources';
import { nodeAssets } from './assets';
import { offer } from './fixtures';

const parser = createPromptParser(nodeAssets());
const unfiltered = createPromptParser(nodeAssets(), { filtered: false });

/** Parses one file as the product does, and makes sure that no file is passed over that holds prompts. */
export async function parsePrompts(path: string, text: string, sources?: Sources): Promise<ParseResult> {
  offer(path, text);
  const result = await parser.parse({ path, text }, sources);
  const { prompts } = await unfiltered.parse({ path, text }, sources);
  assert.deepEqual(result.prompts, prompts, `The pre-filter passed over ${path}.`);
  return result;
}

/**
 * One line per prompt, `#symbol format provider/model`, and one per message: `  first-last role {variables}`, so that a
 * table of tests can be read at a glance. A message in another file has its path before the lines; `texts` has that
 * file's text.
 */
export function promptRows(
  text: string,
  prompts: readonly Prompt[],
  texts: Readonly<Record<string, string>> = {},
): string[] {
  const line = (offset: number, path?: string): number =>
    (path === undefined ? text : texts[path]!).slice(0, offset).split('\n').length;
  return prompts.flatMap((prompt) => [
    `${prompt.id.slice(prompt.id.indexOf('#'))} ${prompt.format} ${prompt.provider ?? '-'}/${prompt.model ?? '-'}`,
    ...prompt.messages.map(({ span, role, parts, unlisted, path, instead }) => {
      const names = variableNames(parts);
      if (unlisted === 'runtime') return `  ${role} at run time {${names.join(', ')}}`;
      const lines = `${line(span.start, path)}-${line(Math.max(span.start, span.end - 1), path)}`;
      return `  ${unlisted === 'again' ? 'again ' : instead ? 'instead ' : ''}${path === undefined ? '' : `${path}:`}${lines} ${role}${names.length === 0 ? '' : ` {${names.join(', ')}}`}`;
    }),
  ]);
}
