import type { PromptFormat } from '../format';
import { plainText } from '../mappedText';
import type { SourceFile } from '../model';
import type { Role } from '../roles';
import { roleInName, roleNamed } from '../roles';
import { jinja } from '../templates/jinja';
import { templateParts } from '../templates/template';
import { fileName } from './paths';
import { inPromptFolder } from './promptFolders';
import { addressesModel } from './promptText';
import { lineMarkers, partMarkers, splitMessages } from './roleMarkers';
import { settingsOfTemplate } from './templateSettings';

const extension = /\.(?:jinja2?|j2)$/;
/** The stem names another kind of file, which the template makes: `nginx.conf.j2`, `Dockerfile.jinja`. */
const otherFile =
  /^(?:dockerfile|makefile|readme|license|chat_template)|\.(?:py|pyi|js|ts|tsx|jsx|java|go|rs|rb|c|cc|cpp|h|cs|sh|ps1|ya?ml|json|toml|ini|cfg|conf|env|html?|xml|css|scss|sql|csv|tf|service|rst|ipynb)$/i;
const roleTag = /\{%-?\s*(?:chat|message)\s+role\s*=/;

/** Jinja templates of prompts: in a prompt folder, named so, or with role lines. */
export const jinjaFiles: PromptFormat = {
  id: 'jinja-file',
  language: 'jinja',
  mayClaim,
  claims,
  read({ path, text }, sources) {
    const body = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
    const parts = templateParts(plainText(text, body), jinja);
    const tags = partMarkers(parts, roleOf);
    const markers = tags.length > 0 ? tags : lineMarkers(text, body);
    const messages = splitMessages(text, body, parts, markers, roleInName(fileName(path)));
    if (messages.length === 0) return { prompts: [], problem: null };
    const settings = settingsOfTemplate(path, text, sources);
    return { prompts: [{ format: 'jinja-file', messages, ...settings, symbol: null }], problem: null };
  },
};

function mayClaim(path: string): boolean {
  return extension.test(path) && !otherFile.test(fileName(path).replace(extension, ''));
}

function claims({ path, text }: SourceFile): boolean {
  if (!mayClaim(path)) return false;
  if (inPromptFolder(path) || /prompt/i.test(fileName(path))) return true;
  return (
    roleTag.test(text) || lineMarkers(text, { start: 0, end: text.length }).length > 0 || addressesModel(text)
  );
}

/** `{% chat role="user" %}` and `{% message role="user" %}` open a message, their end tags close it. */
function roleOf(expression: string): Role | null | undefined {
  if (/^end(?:chat|message)\b/.test(expression)) return null;
  const role = /^(?:chat|message)\s+role\s*=\s*["'](?<role>\w+)["']/.exec(expression)?.groups?.role;
  return role === undefined ? undefined : (roleNamed(role) ?? 'prompt');
}
