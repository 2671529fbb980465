import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const placeholder =
  /\$\{(?:(?:input|promptInput):(?<input>[^:{}\s]+)(?::[^{}\n]*)?|(?<name>workspaceFolder(?:Basename)?|selection|selectedText|file(?:Basename(?:NoExtension)?|Dirname|Extname)?|relativeFile(?:Dirname)?|lineNumber|cwd|userHome|pathSeparator)(?::[^{}\n]*)?|(?<scoped>(?:env|config|workspaceFolder):[^{}\s]+))\}/g;

/** VS Code prompt files: `${input:name:hint}`, `${selection}`, `${file}`. Any other `${…}` is text. */
export const vscodePrompt: TemplateLanguage = {
  id: 'vscode-prompt',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(placeholder)) {
      const { input, name, scoped } = match.groups ?? {};
      const variable = input ?? name ?? scoped ?? '';
      tokens.variable(match.index, match.index + match[0].length, match[0].slice(2, -1), [variable]);
    }
    return tokens.finish(text.length);
  },
};
