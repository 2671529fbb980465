import { cacheSharedPrefix } from '../advice/rules/cacheSharedPrefix';
import type { FileProfile, FindingProfile, MessageProfile, Profile } from './model';
import { counted, integer } from './words';

/** Names of other prompts in one message; the rest are counted. */
const mostNames = 3;

/**
 * Files with a finding for each prompt that shares a text with others of its model and tools, which is long enough for the
 * provider's cache, but does not stand behind the same start in all of them. Whatever an earlier call has found of the kind is replaced.
 */
export function withSharedPrefixes(files: readonly FileProfile[]): FileProfile[] {
  const { id } = cacheSharedPrefix;
  const prompts = files.flatMap((file) => file.prompts).filter(canShare);
  const found = new Map(sharedTexts(prompts));
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
    const starts = new Set(group.map(({ prompt, message }) => textBefore(message, prompt)));
    // Behind the same text, all of it is one start already.
    if (starts.size === 1 && !starts.has(null)) return [];
    return group.map(({ prompt, message }): [Profile, string] => {
      const others = [...new Set(group.map((each) => each.prompt.id))].filter((id) => id !== prompt.id);
      return [
        prompt,
        `${integer(message.tokens.text)} of its tokens are sent by ${listed(others)}, too: with that text first in each, they would read one cache entry.`,
      ];
    });
  });
}

/** What a call sends in front of a message, as providers read it: instructions first. Null where something fills it. */
function textBefore(message: MessageProfile, { messages }: Profile): string | null {
  const leads = ({ role }: MessageProfile): boolean => role === 'system';
  const ordered = [...messages.filter(leads), ...messages.filter((each) => !leads(each))];
  const before = ordered.slice(0, ordered.indexOf(message));
  const isConstant = before.every(({ parts }) => parts.every(({ kind }) => kind === 'text'));
  return isConstant ? before.map((each) => `${each.role}\n${textOf(each)}\n`).join('') : null;
}

function textOf({ parts }: MessageProfile): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, mostNames).join(', ');
  const more = ids.length - mostNames;
  return more > 0 ? `${shown} and ${counted(more, 'other prompt')}` : shown;
}
