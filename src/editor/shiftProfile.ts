import type { Part } from '../prompt/model';
import type { Span } from '../prompt/span';
import type { FileProfile, FindingProfile, MessageProfile, PrefixProfile, Profile } from '../report/model';

/** One replacement in a document, in UTF-16 offsets of the text before it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** Length of what stands there now. */
  readonly length: number;
}

/** The prompts of a file whose text has been edited since it was profiled. */
export interface ShiftedProfile {
  /** Spans as they lie now; lines and numbers are those of the text that was profiled. */
  readonly profile: FileProfile;
  /** Ids of the prompts whose own text was edited: their numbers no longer hold. */
  readonly touched: ReadonlySet<string>;
}

/**
 * Moves the prompts of a file along with edits, so that what is shown beside them stays beside them until the file
 * has been profiled again. A prompt that was deleted as a whole is dropped.
 */
export function shiftProfile(before: ShiftedProfile, edits: readonly Edit[]): ShiftedProfile {
  if (edits.length === 0) return before;
  const touched = new Set(before.touched);
  let { prompts } = before.profile;
  for (const edit of edits) {
    prompts = prompts
      .filter((prompt) => !(edit.length === 0 && contains(edit, prompt.span)))
      .map((prompt) => {
        if (prompt.messages.some((message) => message.path === undefined && meets(edit, message.span))) {
          touched.add(prompt.id);
        }
        return shiftPrompt(prompt, edit);
      });
  }
  return { profile: { ...before.profile, prompts }, touched };
}

function contains(edit: Edit, span: Span): boolean {
  return edit.start <= span.start && edit.end >= span.end;
}

function meets(edit: Edit, span: Span): boolean {
  return edit.start < span.end && edit.end > span.start;
}

function shiftPrompt(prompt: Profile, edit: Edit): Profile {
  return {
    ...prompt,
    span: shiftSpan(prompt.span, edit),
    anchor: shiftStart(prompt.anchor, edit),
    call: prompt.call && shiftSpan(prompt.call, edit),
    messages: prompt.messages.map((message) => shiftMessage(message, edit)),
    prefix: prompt.prefix && shiftPrefix(prompt.prefix, edit),
    findings: prompt.findings.map((finding) => shiftFinding(finding, edit)),
  };
}

function shiftPrefix(prefix: PrefixProfile, edit: Edit): PrefixProfile {
  const { end, breaker } = prefix;
  return {
    ...prefix,
    end: end && (end.path === undefined ? { ...end, offset: shiftEnd(end.offset, edit) } : end),
    breaker:
      breaker && (breaker.path === undefined ? { ...breaker, span: shiftSpan(breaker.span, edit) } : breaker),
  };
}

function shiftFinding(finding: FindingProfile, edit: Edit): FindingProfile {
  if (finding.path !== undefined) return finding;
  const { fix } = finding;
  const edits =
    'edits' in fix ? fix.edits.map((each) => ({ ...each, span: shiftSpan(each.span, edit) })) : null;
  return { ...finding, span: shiftSpan(finding.span, edit), fix: edits === null ? fix : { edits } };
}

function shiftMessage(message: MessageProfile, edit: Edit): MessageProfile {
  // Its offsets are those of another file.
  if (message.path !== undefined || edit.start >= message.span.end) return message;
  return {
    ...message,
    span: shiftSpan(message.span, edit),
    parts: message.parts.map((part): Part => ({ ...part, span: shiftSpan(part.span, edit) })),
    variables: message.variables.map((variable) => ({ ...variable, span: shiftSpan(variable.span, edit) })),
  };
}

function shiftSpan(span: Span, edit: Edit): Span {
  const start = shiftStart(span.start, edit);
  return { start, end: Math.max(start, shiftEnd(span.end, edit)) };
}

/** What is inserted at a start moves it along. */
function shiftStart(offset: number, edit: Edit): number {
  if (offset < edit.start) return offset;
  if (offset >= edit.end) return offset + edit.length - (edit.end - edit.start);
  return edit.start + edit.length;
}

/** What is inserted at an end stays behind it. */
function shiftEnd(offset: number, edit: Edit): number {
  if (offset <= edit.start) return offset;
  if (offset >= edit.end) return offset + edit.length - (edit.end - edit.start);
  return edit.start;
}
