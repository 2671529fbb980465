import type { Found, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import { roleInName } from '../roles';
import { anyPlaceholder } from '../templates/anyPlaceholder';
import { doubleBraces } from '../templates/doubleBraces';
import { handlebars } from '../templates/handlebars';
import { jinja } from '../templates/jinja';
import type { TemplateLanguage } from '../templates/template';
import { readFrontMatter } from './frontMatter';
import { textMessage } from './message';
import { fileName, isAboutFolder } from './paths';
import { inPromptFolder, isNamedPrompt, isPattern } from './promptFolders';
import { readsLikePrompt } from './promptText';
import { lineMarkers, splitAtLines } from './roleMarkers';
import { modelOf } from './values';

/** Plain text files whose folder or name says that they are prompts, and whose text agrees. */
export const promptFolder: PromptFormat = {
  id: 'prompt-folder',
  language: 'text',
  mayClaim,
  claims: ({ path, text }) => mayClaim(path) && (isPattern(path) || readsLikePrompt(text)),
  read: readPromptText,
};

function mayClaim(path: string): boolean {
  const name = fileName(path);
  if (isAboutFolder(path) || name.startsWith('.')) return false;
  if (name.endsWith('.prompt')) return true;
  if (!/\.(?:md|markdown|txt)$/i.test(name) && name.includes('.')) return false;
  if (isPattern(path)) return true;
  if (!name.includes('.') && !inPromptFolder(path)) return false;
  return inPromptFolder(path) || isNamedPrompt(path);
}

function readPromptText({ path, text }: SourceFile): Found {
  const { body, values, problem } = readFrontMatter(text);
  const role = roleInName(fileName(path).replace(/\.\w+$/, ''));
  const language = languageOf(path, text);
  const messages =
    lineMarkers(text, body).length > 0
      ? splitAtLines(text, body, language, role)
      : [textMessage(text, body, role, language)].filter((message) => message !== null);
  if (messages.length === 0) return { prompts: [], problem };
  return {
    prompts: [{ format: 'prompt-folder', messages, ...modelOf(values.model), symbol: null }],
    problem,
  };
}

/** Fabric fills `{{x}}` only; elsewhere the text's own statements tell the engine. */
function languageOf(path: string, text: string): TemplateLanguage {
  if (isPattern(path)) return doubleBraces;
  if (/\{%-?\s*(?:for|if|set|include|raw|macro)\s/.test(text)) return jinja;
  return /\{\{~?#(?:if|each|unless|with)\s/.test(text) ? handlebars : anyPlaceholder;
}
