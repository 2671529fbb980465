import { embeddingFormat } from '../../prompt/model';
import type { Finding } from '../finding';
import type { PricedPrompt } from '../pricedPrompt';
import type { Rule } from '../rule';
import { writtenText } from '../text/writtenText';

const id = 'output/unbounded-length';

/** What says how long an answer may be, or what form it has. */
const bound =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|few|single|short|brief\w*|concise\w*|succinct\w*|terse\w*|compact|length|limit\w*|maximum|max|at most|no more than|fewer|less than|words?|sentences?|paragraphs?|bullets?|lines?|characters?|tokens|json|xml|yaml|csv|sql|html|format\w*|schema|template|list|table|only|just|exactly|nothing else|yes or no|true or false|label|category|classif\w*|translat\w*|code|function|script|report|essay|story|article|detailed|comprehensive|thorough\w*|complete)\b/i;
/** What asks for more than a fact or a deed. */
const open =
  /\b(?:summari[sz]e|explain|describe|discuss|analy[sz]e|elaborate|tell (?:me|us|them) about|give (?:me )?(?:an? )?(?:overview|advice|feedback)|compare|review|comment on|answer (?:the|any|all|user))\b/i;
/** A question of fewer words is a try, no prompt that is sent again and again. */
const fewestWords = 20;
const capped = /max_?(?:output_?|completion_?|new_?)?tokens|max_?length|num_predict|stop/i;

/** Nothing tells the model how long its answer may be. */
export const unboundedLength: Rule = {
  id,
  title: 'Length of the answer left open',
  tier: 'needs-ab',
  level: 'off',
  explanation: `Output costs four to six times as much as input. Nothing in this call says how long the answer may be or what form it has: no number of words or sentences, no format, no schema, no cap. In a study of eight models shorter answers cost 1.4 to 2.4 times less, while compressing the input made them dearer.

**What to do:** say it in the prompt, such as “Answer in at most three sentences” or “Answer with JSON only”, and test both. A cap alone (\`max_tokens\`) cuts answers off.

**Silent** where the text is short, asks for nothing to be explained, summarised, compared or answered, speaks of length, form, a list, code, a report or a story, and where the call has a cap, a schema, tools or earlier turns.

There is no automatic fix: how long an answer has to be is your decision. Off unless you switch it on: of the calls of public examples that it names, most are steps of agents.`,
  find(priced) {
    const finding = findingOf(priced);
    return finding === null ? [] : [finding];
  },
};

function findingOf({ prompt }: PricedPrompt): Finding | null {
  const { call, format, parameters, responseFormat, tools, messages } = prompt;
  const isOpen =
    call !== null &&
    format !== embeddingFormat &&
    responseFormat === null &&
    tools === null &&
    Object.keys(parameters).every((name) => !capped.test(name));
  if (!isOpen || messages.some(({ role }) => role === 'assistant' || role === 'tool')) return null;
  // What a message of the program's own says is not in sight.
  if (messages.some(({ role, unlisted }) => unlisted === 'runtime' && role !== 'user')) return null;
  const written = messages.filter(({ unlisted, path }) => unlisted === undefined && path === undefined);
  const text = written.map((message) => writtenText(message).text).join('\n');
  const asks = written.at(-1);
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  if (asks === undefined || words < fewestWords || !open.test(text) || bound.test(text)) return null;
  return {
    rule: id,
    tier: 'needs-ab',
    message: 'Nothing says how long the answer may be: output costs several times as much as input.',
    span: asks.span,
    saving: null,
    action: 'Bound the answer',
    fix: { none: 'How long an answer has to be is your decision.' },
  };
}
