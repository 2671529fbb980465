import type { PromptFormat } from '../format';
import { plainText } from '../mappedText';
import type { Role } from '../roles';
import { roleInName, roleNamed } from '../roles';
import { handlebars } from '../templates/handlebars';
import { liquid } from '../templates/liquid';
import { withMessageTags } from '../templates/messageTags';
import { mustache } from '../templates/mustache';
import type { TemplateLanguage } from '../templates/template';
import { templateParts } from '../templates/template';
import { fileName } from './paths';
import { inPromptFolder } from './promptFolders';
import { addressesModel, readsLikePrompt } from './promptText';
import { partMarkers, splitMessages } from './roleMarkers';

const extension = /\.(?:hbs|handlebars|mustache|liquid)$/;
/** The stem names another kind of file, which the template makes: `Dockerfile.hbs`, `index.html.mustache`. */
const otherFile =
  /^(?:dockerfile|makefile|readme|license|partial_header)|\.(?:html?|xml|json|ya?ml|toml|[cm]?[jt]sx?|py|java|go|rs|rb|cs|css|scss|sql|sh|svg|conf|env)$/i;
const roleTag =
  /\{\{~?#message\s[^{}]*role\s*=|<message\s[^<>]*role\s*=|\{\{~?#(?:system|user|assistant)\b[^{}]*\}\}/;

/** Handlebars, mustache and Liquid templates of prompts: with messages in tags, in a prompt folder, or named so. */
export const handlebarsFiles: PromptFormat = {
  id: 'handlebars-file',
  language: 'handlebars',
  mayClaim,
  claims: ({ path, text }) => mayClaim(path) && (roleTag.test(text) || saysPrompt(path, text)),
  read({ path, text }) {
    const body = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
    const parts = templateParts(plainText(text, body), withMessageTags(languageOf(path)));
    const messages = splitMessages(text, body, parts, partMarkers(parts, roleOf), roleInName(fileName(path)));
    return {
      prompts: messages.length === 0 ? [] : [{ format: 'handlebars-file', messages, symbol: null }],
      problem: null,
    };
  },
};

function mayClaim(path: string): boolean {
  return extension.test(path) && !otherFile.test(fileName(path).replace(extension, ''));
}

function saysPrompt(path: string, text: string): boolean {
  const isNamed = inPromptFolder(path) || /prompt/i.test(fileName(path));
  return isNamed
    ? readsLikePrompt(text) && !/<(?:!doctype|html|body|div)\b/i.test(text)
    : addressesModel(text);
}

function languageOf(path: string): TemplateLanguage {
  if (path.endsWith('.mustache')) return mustache;
  return path.endsWith('.liquid') ? liquid : handlebars;
}

/** `{{#message role="user"}}` and `<message role="user">` open a message, their ends close it. */
function roleOf(expression: string): Role | null | undefined {
  if (/^\/\s*(?:message|system|user|assistant)\b/.test(expression)) return null;
  const match =
    /^#?message\s[^]*?role\s*=\s*["']?(?<role>\w+)/.exec(expression) ??
    /^#(?<role>system|user|assistant)\b/.exec(expression);
  return match === null ? undefined : (roleNamed(match.groups?.role ?? '') ?? 'prompt');
}
