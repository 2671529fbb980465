import { readDirectives } from '../directives';
import type { MarkPrompt } from '../directives';
import type { Found, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import { roleInName } from '../roles';
import { anyPlaceholder } from '../templates/anyPlaceholder';
import { readFrontMatter } from './frontMatter';
import { textMessage } from './message';
import { fileName } from './paths';

/** Where the comment has to stand: people look for it at the top. */
const headLength = 1000;

/** Text files of any name that a comment in their head declares to be prompts. The comment is sent with the rest. */
export const markedFile: PromptFormat = {
  id: 'marked-file',
  language: 'text',
  mayClaim: isTextFile,
  claims: ({ path, text }) => isTextFile(path) && markOf(text) !== undefined,
  read: readMarkedFile,
};

function isTextFile(path: string): boolean {
  return /\.(?:md|markdown|mdx|txt|text|rst|adoc|j2|jinja2?|hbs|handlebars|mustache|liquid|tmpl|tpl|erb|xml|html)$/i.test(
    path,
  );
}

function markOf(text: string): MarkPrompt | undefined {
  return readDirectives(text.slice(0, headLength)).find((directive) => directive.kind === 'prompt');
}

function readMarkedFile({ path, text }: SourceFile): Found {
  const mark = markOf(text);
  const { body, problem } = readFrontMatter(text);
  const role = mark?.role ?? roleInName(fileName(path).replace(/\.\w+$/, ''));
  const message = textMessage(text, body, role, anyPlaceholder);
  if (mark === undefined || message === null) return { prompts: [], problem };
  const evidence = { kind: 'comment', comment: mark.comment } as const;
  return {
    prompts: [{ format: 'marked', evidence, messages: [message], model: mark.model, symbol: null }],
    problem,
  };
}
