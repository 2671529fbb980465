import type { Found, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import type { Role } from '../roles';
import { claudeCommand } from '../templates/claudeCommand';
import { literal } from '../templates/literal';
import type { TemplateLanguage } from '../templates/template';
import { readFrontMatter } from './frontMatter';
import { textMessage } from './message';
import { isAboutFolder } from './paths';
import { tellsWho } from './promptText';
import { claudeModelOf } from './values';

interface Kind {
  readonly format: string;
  readonly path: RegExp;
  /** Outside `.claude`, in plugins, the head must show what the file is. */
  readonly head?: RegExp;
  /** Where the folder says nothing, the body must speak to a model, too. */
  readonly addresses?: boolean;
  readonly role: Role;
  readonly language: TemplateLanguage;
}

const kinds: readonly Kind[] = [
  {
    format: 'claude-command',
    path: /(?:^|\/)\.claude\/commands\/(?:.+\/)?[^/]+\.md$/,
    role: 'user',
    language: claudeCommand,
  },
  {
    format: 'claude-agent',
    path: /(?:^|\/)\.claude\/agents\/(?:.+\/)?[^/]+\.md$/,
    role: 'system',
    language: literal,
  },
  {
    format: 'opencode-command',
    path: /(?:^|\/)\.opencode\/commands?\/(?:.+\/)?[^/]+\.md$/,
    role: 'user',
    language: claudeCommand,
  },
  {
    format: 'codex-prompt',
    path: /(?:^|\/)\.codex\/prompts\/(?:.+\/)?[^/]+\.md$/,
    role: 'user',
    language: claudeCommand,
  },
  {
    format: 'opencode-agent',
    path: /(?:^|\/)\.opencode\/(?:agents?|modes?)\/(?:.+\/)?[^/]+\.md$/,
    role: 'system',
    language: literal,
  },
  {
    format: 'claude-output-style',
    path: /(?:^|\/)(?:\.claude\/)?output-styles\/[^/]+\.md$/,
    head: /^name:/m,
    role: 'system',
    language: literal,
  },
  {
    format: 'claude-command',
    path: /(?:^|\/)commands\/(?:.+\/)?[^/]+\.md$/,
    head: /^(?:allowed-tools|argument-hint):/m,
    role: 'user',
    language: claudeCommand,
  },
  {
    format: 'claude-agent',
    path: /(?:^|\/)agents\/(?:.+\/)?[^/]+\.md$/,
    head: /^name:(?=[\s\S]*^description:)(?=[\s\S]*^(?:tools|model\w*|color):)/m,
    role: 'system',
    language: literal,
  },
  {
    format: 'agent-file',
    path: /(?:^|\/)(?:sub)?agents?\/(?:.+\/)?[^/]+\.md$/,
    head: /^name:(?=[\s\S]*^description:)/m,
    addresses: true,
    role: 'system',
    language: literal,
  },
  {
    format: 'agent-file',
    path: /\.md$/,
    head: /^name:(?=[\s\S]*^description:)(?=[\s\S]*^(?:tools|model\w*|temperature|max_\w+):)/m,
    addresses: true,
    role: 'system',
    language: literal,
  },
];

function kindOf({ path, text }: SourceFile): Kind | undefined {
  return kinds.find((kind) => {
    if (!kind.path.test(path)) return false;
    if (kind.head === undefined || path.includes('.claude/')) return true;
    const { head, body } = readFrontMatter(text.slice(0, 8000));
    return (
      head !== null &&
      kind.head.test(text.slice(head.start, head.end)) &&
      (kind.addresses !== true || tellsWho(text.slice(body.start)))
    );
  });
}

/**
 * Commands, subagents and output styles of Claude Code, of a project or a plugin; those of OpenCode and Codex; and
 * agents of other tools that are written like those.
 */
export const claudeFiles: PromptFormat = {
  id: 'claude-file',
  language: 'markdown',
  mayClaim: (path) =>
    path.endsWith('.md') && !isAboutFolder(path) && kinds.some((kind) => kind.path.test(path)),
  claims: (file) => file.path.endsWith('.md') && !isAboutFolder(file.path) && kindOf(file) !== undefined,
  read: readClaudeFile,
};

function readClaudeFile(file: SourceFile): Found {
  const kind = kindOf(file);
  if (kind === undefined) return { prompts: [], problem: null };
  const { body, values, problem } = readFrontMatter(file.text);
  const message = textMessage(file.text, body, kind.role, kind.language);
  if (message === null) return { prompts: [], problem };
  return {
    prompts: [
      {
        format: kind.format,
        messages: [message],
        ...claudeModelOf(values.model ?? values.model_name),
        symbol: null,
      },
    ],
    problem,
  };
}
