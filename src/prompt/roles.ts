/** Who speaks. `prompt` where the text does not show it. */
export type Role = 'system' | 'user' | 'assistant' | 'tool' | 'prompt';

const roles: Readonly<Record<string, Role>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  tool: 'tool',
  function: 'tool',
};

/** All words for roles, in lower case. */
export const roleWords: readonly string[] = Object.keys(roles);

/** The role a library's word for it means (`developer`, `human`, `model`); null if it is none. */
export function roleNamed(word: string): Role | null {
  const name = word.toLowerCase();
  return Object.hasOwn(roles, name) ? roles[name]! : null;
}

/**
 * The role that a constant is named after: `SYSTEM`, `ChatMessageRoleSystem`, `ROLE_USER`, `ChatMessageTypeAI`,
 * `SystemMessageRole`.
 */
export function roleOfConstant(name: string): Role | null {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').split('_');
  const last = words.at(-1)!;
  if (!/^[A-Z]/.test(name) || last.toLowerCase() !== 'role') return roleNamed(last);
  return roleNamed(words[0]!);
}

/** What is known of a user is told about them, and not by them: `USER_MEMORIES_PROMPT`. */
const ofUsers: ReadonlySet<string> = new Set(
  (
    'basic info information memory memories profile data detail details preferences history facts story stories ' +
    'simulator simulation goal goals intent intents feedback persona interests behavior journey actions requirement requirements'
  ).split(' '),
);

/** A system that is spoken of, and not what is told one: `SYSTEM_DESIGN_EXAMPLE`. */
const ofSystems: ReadonlySet<string> = new Set(
  'design designs architecture requirement requirements status state error errors log logs test tests call calls'.split(
    ' ',
  ),
);

const told: ReadonlySet<string> = new Set(['prompt', 'prompts', 'instruction', 'instructions']);

/**
 * Whether the system of a name is one of a kind, and the name none of what is told to a model: `design_system_block`.
 * `DESIGN_SYSTEM_PROMPT` is what the system of a design agent is told.
 */
function isKindOf(words: readonly string[], system: number): boolean {
  if (!/^(?:design|file|operating)$/.test(words[system - 1] ?? '')) return false;
  const behind = words.slice(system + 1).filter((word) => word !== '');
  return behind.length !== 1 || !(told.has(behind[0]!) || behind[0] === 'message');
}

/** The role that a name says (`TRIAGE_SYSTEM_PROMPT`, `user_template`); `prompt` if it says none. */
export function roleInName(name: string): Role {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  if (
    words.some((word, i) => word === 'system' && !ofSystems.has(words[i + 1] ?? '') && !isKindOf(words, i)) ||
    words.includes('sys') ||
    words.includes('developer')
  ) {
    return 'system';
  }
  if (words.some((word, i) => (word === 'human' || word === 'user') && !ofUsers.has(words[i + 1] ?? ''))) {
    return 'user';
  }
  // What an assistant is told is not what it says: `ASSISTANT_PROMPT`.
  if (words.includes('assistant') && (words.includes('message') || !words.some((word) => told.has(word)))) {
    return 'assistant';
  }
  return 'prompt';
}
