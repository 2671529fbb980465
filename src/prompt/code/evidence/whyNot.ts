import type { NotPrompt, WhyNot } from '../../explanation';
import type { PromptCollector } from '../flow/collector';
import type { Holder } from '../flow/environment';
import { calleePath } from '../flow/names';
import { isForPeople } from './forPeople';
import { isLongEnough, isOtherLanguage, namesOtherThing, promisesPrompt, textOf } from './naming';
import type { Reading } from '../flow/reading';
import { readText } from '../flow/text';

/**
 * The literals of a file that no evidence made a prompt, each with the first test that it fails. The tests are those
 * of the evidence itself, in its order.
 */
export function literalsThatAreNone(reading: Reading, collector: PromptCollector): NotPrompt[] {
  const found: NotPrompt[] = [];
  for (const { scope } of reading.program.envs.values()) {
    if (scope.docstring !== null) found.push({ span: scope.docstring.span, why: { kind: 'docstring' } });
  }
  for (const holder of reading.program.holders) {
    const { value, env } = holder;
    if (value.kind !== 'string' && value.kind !== 'concat' && value.kind !== 'format') continue;
    const { own } = readText(value, env, reading, reading.rules.unfilled);
    if (own === null) found.push({ span: value.span, why: { kind: 'noText' } });
    else if (!collector.isClaimed(own)) {
      found.push({ span: own.span, why: whyNot(holder, textOf(own.parts)) });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function whyNot(holder: Holder, text: string): WhyNot {
  const { given, name } = holder;
  if (given !== null && isForPeople(holder)) {
    return { kind: 'recipient', callee: calleePath(given.callee).join('.') };
  }
  if (name !== null && namesOtherThing(name)) return { kind: 'otherName', name };
  if (!isLongEnough(text)) return { kind: 'short' };
  if (isOtherLanguage(text)) return { kind: 'otherLanguage' };
  return name !== null && promisesPrompt(name) ? { kind: 'words', name } : { kind: 'noEvidence', name };
}
