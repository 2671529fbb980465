import type { FamilyId } from '../families';

/** What one of a maker's own tools adds to a request, in tokens, and how many may be missing or too many. */
export interface HostedTool {
  readonly tokens: number;
  readonly error: number;
}

/** Where the sizes below come from; they are data of that day. */
export const hostedToolsSource = {
  source:
    'https://platform.claude.com/docs/en/agents-and-tools/tool-use: bash, text editor and computer use tool',
  asOf: '2025-11-08',
} as const;

/** Tools that Claude knows, by their types without date; the computer comes with 466 to 499 tokens of system prompt. */
const claudeTools: readonly (readonly [type: RegExp, tool: HostedTool])[] = [
  [/^bash_\d{8}$/, { tokens: 245, error: 5 }],
  [/^text_editor_\d{8}$/, { tokens: 700, error: 5 }],
  [/^computer_\d{8}$/, { tokens: 735 + 482, error: 22 }],
];

/** The size of a maker's own tool by its type; null where it is not known. */
export function hostedTool(type: string, family: FamilyId): HostedTool | null {
  if (!family.startsWith('claude')) return null;
  return claudeTools.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}
