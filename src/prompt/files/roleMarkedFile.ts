import type { PromptFormat } from '../format';
import type { SourceFile } from '../model';
import { jinja } from '../templates/jinja';
import { isAboutFolder } from './paths';
import { readsLikePrompt } from './promptText';
import { lineMarkers, splitAtLines } from './roleMarkers';
import { settingsOfTemplate } from './templateSettings';

/** Markdown files of any name that begin with the line of a role, as the templates of Prompt flow may: `# system:`. */
export const roleMarkedFile: PromptFormat = {
  id: 'role-marked-file',
  language: 'markdown',
  mayClaim,
  claims,
  read({ path, text }, sources) {
    const messages = splitAtLines(text, { start: 0, end: text.length }, jinja, 'prompt');
    if (messages.length === 0) return { prompts: [], problem: null };
    const settings = settingsOfTemplate(path, text, sources);
    return { prompts: [{ format: 'role-marked', messages, ...settings, symbol: null }], problem: null };
  },
};

function mayClaim(path: string): boolean {
  return /\.(?:md|markdown|txt)$/i.test(path) && !isAboutFolder(path);
}

/** A heading may look like the line of a role: a conversation has several, or a place for what is asked. */
function claims({ path, text }: SourceFile): boolean {
  if (!mayClaim(path) || !/^\uFEFF?\s*#\s*(?:system|user)\s*:\s*\n/i.test(text)) return false;
  const isTemplate = /\{\{[^{}]+\}\}/.test(text);
  return (
    (isTemplate || lineMarkers(text, { start: 0, end: text.length }).length > 1) && readsLikePrompt(text)
  );
}
