import type { Found, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import type { Role } from '../roles';
import { roleInName } from '../roles';
import type { Span } from '../span';
import { doubleBraces } from '../templates/doubleBraces';
import { readFrontMatter } from './frontMatter';
import { textMessage } from './message';
import { fileName, isAboutFolder } from './paths';
import {
  inPromptFolder,
  inTemplateFolder,
  isNamedInstructions,
  isNamedPrompt,
  isPattern,
} from './promptFolders';
import { isPromptTemplate, opensAsPrompt, readsLikePrompt } from './promptText';
import { lineMarkers, splitAtLines } from './roleMarkers';
import { languageInText } from '../templates/languageInText';
import { modelOf } from './values';

/** Plain text files whose folder or name says that they are prompts, and whose text agrees; and templates that address a model. */
export const promptFolder: PromptFormat = {
  id: 'prompt-folder',
  language: 'text',
  mayClaim,
  claims: ({ path, text }) =>
    mayClaim(path) &&
    (isPattern(path) ||
      (saysPrompt(path)
        ? readsLikePrompt(text)
        : isNamedInstructions(path)
          ? opensAsPrompt(text)
          : isPromptTemplate(text))),
  read: readPromptText,
};

function mayClaim(path: string): boolean {
  const name = fileName(path);
  if (isAboutFolder(path) || name.startsWith('.')) return false;
  if (name.endsWith('.prompt')) return true;
  if (!/\.(?:md|markdown|txt)$/i.test(name) && name.includes('.')) return false;
  if (!name.includes('.') && !inPromptFolder(path)) return false;
  return isPattern(path) || saysPrompt(path) || isNamedInstructions(path) || inTemplateFolder(path);
}

function saysPrompt(path: string): boolean {
  return fileName(path).endsWith('.prompt') || inPromptFolder(path) || isNamedPrompt(path);
}

/** Whether the lines that name a role divide the text: not those of an example below a heading, nor an answer alone. */
function isConversation(text: string, body: Span): boolean {
  const [first] = lineMarkers(text, body);
  if (first === undefined) return false;
  const before = text.slice(body.start, first.start).trim();
  return before === '' || (first.role !== 'assistant' && !/^#|\bexamples?\b/im.test(before));
}

/** The role that a first heading says: `# System Prompt: Reviewer`; not one that speaks of such prompts. */
function roleInHeading(body: string): Role {
  const kind =
    /^\s*#+[ \t]*(system|user)[ \t]+(?:prompt|message|instructions?)[ \t]*(?:[\r\n:(\u2013\u2014-]|$)/i.exec(
      body,
    );
  return kind === null ? 'prompt' : roleInName(kind[1]!);
}

function readPromptText({ path, text }: SourceFile): Found {
  const { body, values, problem } = readFrontMatter(text);
  const named = isNamedInstructions(path) ? 'system' : roleInName(fileName(path).replace(/\.\w+$/, ''));
  const role = named === 'prompt' ? roleInHeading(text.slice(body.start, body.end)) : named;
  // Fabric fills `{{x}}` only.
  const language = isPattern(path) ? doubleBraces : languageInText(text);
  const messages = isConversation(text, body)
    ? splitAtLines(text, body, language, role)
    : [textMessage(text, body, role, language)].filter((message) => message !== null);
  if (messages.length === 0) return { prompts: [], problem };
  return {
    prompts: [{ format: 'prompt-folder', messages, ...modelOf(values.model), symbol: null }],
    problem,
  };
}
