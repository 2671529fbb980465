import type { Found, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import { contextFile } from '../templates/contextFile';
import { literal } from '../templates/literal';
import type { FrontMatter } from './frontMatter';
import { readFrontMatter } from './frontMatter';
import { hasText, textMessage } from './message';
import { isAboutFolder } from './paths';

interface ContextKind {
  readonly format: string;
  readonly path: RegExp;
  /** Files that may pull in others with `@path`. */
  readonly imports?: boolean;
  /** When it travels with every call, given its head. Absent: always. */
  readonly always?: (head: FrontMatter) => boolean;
}

const unscoped = ({ values }: FrontMatter) => values.paths === undefined && values.globs === undefined;

/** Kiro's steering files say when they are included. */
const kiroAlways = ({ values }: FrontMatter) =>
  values.inclusion === undefined || values.inclusion === 'always';

const kinds: readonly ContextKind[] = [
  { format: 'agents-md', path: /(?:^|\/)AGENTS(?:\.override)?\.md$/ },
  { format: 'claude-md', path: /(?:^|\/)CLAUDE(?:\.local)?\.md$/, imports: true },
  { format: 'claude-rules', path: /(?:^|\/)\.claude\/rules\/(?:.+\/)?[^/]+\.md$/, always: unscoped },
  { format: 'gemini-md', path: /(?:^|\/)GEMINI\.md$/, imports: true },
  { format: 'copilot-instructions', path: /(?:^|\/)(?:\.github\/)?copilot-instructions\.md$/ },
  {
    format: 'cursor-rules',
    path: /\.mdc$/,
    always: ({ values }) => values.alwaysApply === true,
  },
  { format: 'cursor-rules', path: /(?:^|\/)\.cursorrules$/ },
  { format: 'windsurf-rules', path: /(?:^|\/)\.windsurfrules$/ },
  {
    format: 'windsurf-rules',
    path: /(?:^|\/)\.windsurf\/rules\/(?:.+\/)?[^/]+\.md$/,
    always: ({ values }) => values.trigger === undefined || values.trigger === 'always_on',
  },
  { format: 'roo-rules', path: /(?:^|\/)\.roorules(?:-[\w-]+)?$/ },
  {
    // Rules of one mode travel only with its calls.
    format: 'roo-rules',
    path: /(?:^|\/)\.roo\/rules-[\w-]+\/(?:.+\/)?[^/]+\.(?:md|txt)$/,
    always: () => false,
  },
  { format: 'roo-rules', path: /(?:^|\/)\.roo\/rules\/(?:.+\/)?[^/]+\.(?:md|txt)$/ },
  { format: 'junie-guidelines', path: /(?:^|\/)\.junie\/guidelines\.md$/ },
  { format: 'kiro-steering', path: /(?:^|\/)\.kiro\/steering\/(?:.+\/)?[^/]+\.md$/, always: kiroAlways },
  {
    format: 'amazonq-rules',
    path: /(?:^|\/)\.amazonq\/rules\/(?:.+\/)?[^/]+\.md$/,
  },
  { format: 'qwen-md', path: /(?:^|\/)QWEN\.md$/, imports: true },
  { format: 'cline-rules', path: /(?:^|\/)\.clinerules$/ },
  {
    // Workflows are called by name, as commands are.
    format: 'cline-rules',
    path: /(?:^|\/)\.clinerules\/workflows\/(?:.+\/)?[^/]+\.md$/,
    always: () => false,
  },
  {
    format: 'cline-rules',
    path: /(?:^|\/)\.clinerules\/(?:.+\/)?[^/]+\.(?:md|txt)$/,
    always: unscoped,
  },
  {
    format: 'continue-rules',
    path: /(?:^|\/)\.continue\/rules\/(?:.+\/)?[^/]+\.md$/,
    always: ({ values }) =>
      values.alwaysApply === true || (values.alwaysApply === undefined && values.globs === undefined),
  },
];

function kindOf(path: string): ContextKind | undefined {
  return kinds.find((kind) => kind.path.test(path));
}

/** Files that coding agents send as context with their calls: AGENTS.md, CLAUDE.md, rules of Cursor, Cline, Windsurf. */
export const contextFiles: PromptFormat = {
  id: 'context-file',
  language: 'markdown',
  claims: ({ path }) => kindOf(path) !== undefined && !isAboutFolder(path),
  read: readContextFile,
};

function readContextFile({ path, text }: SourceFile): Found {
  const kind = kindOf(path);
  if (kind === undefined) return { prompts: [], problem: null };
  const head = readFrontMatter(text);
  const message = textMessage(text, head.body, 'system', kind.imports ? contextFile : literal);
  // Cursor reads its heads line by line: `globs: *.ts` is no YAML and yet right.
  const problem = path.endsWith('.mdc') ? null : head.problem;
  // A checked-out link holds nothing but the path it leads to.
  const isLink = /^\s*[\w./-]+\.md\s*$/.test(text.slice(0, 300)) && text.length < 300;
  if (message === null || isLink || !hasText(message.parts)) return { prompts: [], problem };
  const alwaysOn = kind.always?.(head) ?? true;
  return { prompts: [{ format: kind.format, messages: [message], alwaysOn, symbol: null }], problem };
}
