import type { Found, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import type { Role } from '../roles';
import { literal } from '../templates/literal';
import { vscodePrompt } from '../templates/vscodePrompt';
import { readFrontMatter } from './frontMatter';
import { textMessage } from './message';
import { isAboutFolder } from './paths';
import { modelOf } from './values';

interface Kind {
  readonly format: string;
  readonly path: RegExp;
  readonly role: Role;
}

const kinds: readonly Kind[] = [
  { format: 'prompt-md', path: /\.prompt\.md$|(?:^|\/)\.github\/prompts\/[^/]+\.md$/, role: 'user' },
  {
    format: 'instructions-md',
    path: /\.instructions\.md$|(?:^|\/)\.github\/instructions\/(?:.+\/)?[^/]+\.md$/,
    role: 'system',
  },
  {
    format: 'agent-md',
    path: /\.(?:agent|chatmode)\.md$|(?:^|\/)\.github\/(?:agents|chatmodes)\/[^/]+\.md$/,
    role: 'system',
  },
];

function kindOf(path: string): Kind | undefined {
  return kinds.find((kind) => kind.path.test(path));
}

/** The Markdown prompt, instruction and agent files of VS Code and GitHub Copilot. */
export const vscodePrompts: PromptFormat = {
  id: 'vscode-prompt-file',
  language: 'markdown',
  claims: ({ path }) => kindOf(path) !== undefined && !isAboutFolder(path),
  read: readPromptFile,
};

function readPromptFile({ path, text }: SourceFile): Found {
  const kind = kindOf(path);
  if (kind === undefined) return { prompts: [], problem: null };
  const { body, values, problem } = readFrontMatter(text);
  const language = kind.format === 'instructions-md' ? literal : vscodePrompt;
  const message = textMessage(text, body, kind.role, language);
  if (message === null) return { prompts: [], problem };
  const alwaysOn = kind.format === 'instructions-md' && appliesAlways(values.applyTo);
  return {
    prompts: [
      { format: kind.format, messages: [message], ...modelChoice(values.model), alwaysOn, symbol: null },
    ],
    problem,
  };
}

/** `applyTo: "**"` attaches instructions to every request; other patterns only when such a file is in play. */
function appliesAlways(applyTo: unknown): boolean {
  return typeof applyTo === 'string' && /^(?:\*\*?|\*\*\/\*)$/.test(applyTo.trim());
}

/** The first of the models that the head lists, without the vendor that the picker shows behind it. */
function modelChoice(value: unknown): ReturnType<typeof modelOf> {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return modelOf(typeof first === 'string' ? /^[^|,(]*/.exec(first)?.[0] : first);
}
