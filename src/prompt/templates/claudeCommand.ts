import type { TemplateLanguage } from './template';
import { distinct, TokenList } from './tokenList';

const placeholder =
  /(?<argument>\$(?:ARGUMENTS\b(?:\[\d+\])?|\d+(?![\d.,]*\d)))|(?<shell>!`[^`\n]+`)|(?<![^\s`("'])(?<file>@(?:\.{0,2}\/|~\/)?[\w$.*-]+(?:\/[\w$.*-]+)*\.\w+\b|@\$(?:ARGUMENTS\b|\d+))/g;
const argument = /\$(?<name>ARGUMENTS|\d+)/g;

/** Claude Code commands: `$ARGUMENTS`, `$1`, the output of `` !`command` ``, files pulled in with `@path`. */
export const claudeCommand: TemplateLanguage = {
  id: 'claude-command',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(placeholder)) {
      const start = match.index;
      const end = start + match[0].length;
      const names = distinct([...match[0].matchAll(argument)].map((found) => found.groups?.name ?? ''));
      const { shell, file } = match.groups ?? {};
      if (file !== undefined) tokens.control(start, end, 'include', file, names);
      else if (shell !== undefined) tokens.variable(start, end, shell, names);
      else tokens.variable(start, end, match[0].slice(1), names);
    }
    return tokens.finish(text.length);
  },
};
