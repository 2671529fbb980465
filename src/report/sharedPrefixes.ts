import { cacheSharedPrefix } from '../advice/rules/cacheSharedPrefix';
import type { FileProfile, FindingProfile, MessageProfile, Profile } from './model';
import { counted, integer } from './words';

/** One prompt's text before the first thing that changes, as far as it can be compared with others. */
interface Opening {
  readonly prompt: Profile;
  /** Prompts with another one share nothing. */
  readonly key: string;
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** Text that stands in one piece, and its tokens. */
interface Stretch {
  readonly start: number;
  readonly length: number;
  readonly tokens: number;
}

/** Names of other prompts in one message; the rest are counted. */
const mostNames = 3;

/**
 * Files with a finding for each prompt that shares a text with others of its model and tools, which is long enough for the
 * provider's cache: at its start, or behind something else. Whatever an earlier call has found of the kind is replaced.
 */
export function withSharedPrefixes(files: readonly FileProfile[]): FileProfile[] {
  const { id } = cacheSharedPrefix;
  const prompts = files.flatMap((file) => file.prompts).filter(canShare);
  const found = new Map<Profile, string>([...sharedTexts(prompts), ...sharedOpenings(prompts)]);
  const isKnown = (prompt: Profile): boolean => prompt.findings.some(({ rule }) => rule === id);
  return files.map((file) => {
    if (!file.prompts.some((prompt) => found.has(prompt) || isKnown(prompt))) return file;
    const changed = file.prompts.map((prompt): Profile => {
      const message = found.get(prompt);
      if (message === undefined && !isKnown(prompt)) return prompt;
      const others = prompt.findings.filter(({ rule }) => rule !== id);
      return {
        ...prompt,
        findings: message === undefined ? others : [...others, findingOf(prompt, message)],
      };
    });
    return { ...file, prompts: changed };
  });
}

function findingOf(prompt: Profile, message: string): FindingProfile {
  return {
    rule: cacheSharedPrefix.id,
    tier: cacheSharedPrefix.tier,
    level: prompt.sharingLevel!,
    message,
    span: prompt.call ?? prompt.span,
    startLine: prompt.anchorLine,
    endLine: prompt.anchorLine,
    saving: null,
    action: 'Share the text',
    fix: { none: 'Order can carry meaning: put the shared text first yourself, the same in each prompt.' },
  };
}

/** Only calls whose start is in sight have a prefix, and only where the minimum is known it can be long enough. */
function canShare({ call, prefix, sentBy, sharingLevel }: Profile): boolean {
  return (
    call !== null && sentBy === undefined && sharingLevel !== null && (prefix?.minimumTokens ?? null) !== null
  );
}

function keyOf({ pricedAs, tools, tokens }: Profile): string {
  return `${pricedAs.matchedModel ?? pricedAs.model}\n${tools === null ? '' : tokens.tools}`;
}

/** Prompts that begin alike, with what is said of each: neighbours in the order of their texts share the most. */
function sharedOpenings(prompts: readonly Profile[]): [Profile, string][] {
  const openings = prompts.map(openingOf).sort((a, b) => compare(a.key, b.key) || compare(a.text, b.text));
  const found: [Profile, string][] = [];
  for (let from = 0; from < openings.length;) {
    const first = openings[from]!;
    let to = from + 1;
    let shared = first.text.length;
    while (to < openings.length && openings[to]!.key === first.key) {
      const length = commonLength(first.text.slice(0, shared), openings[to]!.text);
      if (tokensIn(first, length) < first.prompt.prefix!.minimumTokens!) break;
      shared = length;
      to += 1;
    }
    const group = openings.slice(from, to);
    if (group.length > 1) {
      const tokens = tokensIn(first, shared);
      for (const { prompt } of group) {
        const others = group.filter((other) => other.prompt !== prompt).map((other) => other.prompt.id);
        found.push([
          prompt,
          `It begins with the same ${integer(tokens)} tokens as ${listed(others)}: they read one cache entry as long as that stays the same.`,
        ]);
      }
    }
    from = to;
  }
  return found;
}

/** Prompts that send the same literal, but not at their start. */
function sharedTexts(prompts: readonly Profile[]): [Profile, string][] {
  const senders = new Map<string, { prompt: Profile; message: MessageProfile }[]>();
  for (const prompt of prompts) {
    for (const message of prompt.messages) {
      const isConstant = message.parts.every(({ kind }) => kind === 'text');
      if (
        message.unlisted !== undefined ||
        !isConstant ||
        message.tokens.text < prompt.prefix!.minimumTokens!
      ) {
        continue;
      }
      const key = `${keyOf(prompt)}\n${message.role}\n${textOf(message)}`;
      senders.set(key, [...(senders.get(key) ?? []), { prompt, message }]);
    }
  }
  return [...senders.values()].flatMap((group) => {
    if (new Set(group.map(({ prompt }) => prompt)).size < 2) return [];
    return group.map(({ prompt, message }): [Profile, string] => {
      const others = [...new Set(group.map((each) => each.prompt.id))].filter((id) => id !== prompt.id);
      return [
        prompt,
        `${integer(message.tokens.text)} of its tokens are sent by ${listed(others)}, too: with that text first in each, they would read one cache entry.`,
      ];
    });
  });
}

/** Messages as providers read them, instructions first, up to the first place that something fills. */
function openingOf(prompt: Profile): Opening {
  const leads = ({ role }: MessageProfile): boolean => role === 'system';
  const ordered = [...prompt.messages.filter(leads), ...prompt.messages.filter((each) => !leads(each))];
  const stretches: Stretch[] = [];
  let text = '';
  for (const message of ordered) {
    text += `\n${message.role}\n`;
    const all = textOf(message).length;
    for (const part of message.parts) {
      if (part.kind !== 'text') return { prompt, key: keyOf(prompt), text, stretches };
      const tokens = all === 0 ? 0 : (message.tokens.text * part.text.length) / all;
      stretches.push({ start: text.length, length: part.text.length, tokens });
      text += part.text;
    }
  }
  return { prompt, key: keyOf(prompt), text, stretches };
}

function textOf({ parts }: MessageProfile): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** Tokens of the first characters of an opening, with the tools before it; of a text that goes on, in proportion. */
function tokensIn({ prompt, stretches }: Opening, length: number): number {
  const shares = stretches.map(({ start, length: all, tokens }) =>
    all === 0 ? 0 : (tokens * Math.min(Math.max(0, length - start), all)) / all,
  );
  return Math.floor(prompt.tokens.tools + shares.reduce((sum, share) => sum + share, 0));
}

function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, mostNames).join(', ');
  const more = ids.length - mostNames;
  return more > 0 ? `${shown} and ${counted(more, 'other prompt')}` : shown;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
