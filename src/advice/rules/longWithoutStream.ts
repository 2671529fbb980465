import { embeddingFormat } from '../../prompt/model';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { writtenText } from '../text/writtenText';

/** An answer of so many tokens takes a minute or so. */
const longAnswer = 4_096;
/** What hands an answer to somebody who waits for it. */
const shown =
  /\bres\.(?:send|json|write|end)\(|NextResponse|new Response\(|Response\.json\(|\bjsonify\(|@\w+\.(?:post|get|route)\(|JSONResponse|\bst\.(?:write|markdown|chat_message)\(|\bgr\.\w+\(|\.send_message\(|message\.reply\(|ctx\.(?:reply|body)/i;

/** A long answer that a person gets to see only when all of it is there. */
export const longWithoutStream: Rule = {
  id: 'call/stream',
  title: 'Long answer that is not streamed',
  tier: 'review',
  level: 'off',
  explanation: `The call allows an answer of several thousand tokens, which takes a minute or more, and the function hands it to somebody who waits. Streamed, its first words show after a second. It costs the same.

**What to do:** \`stream=True\` (or the streaming function of your library), and pass the pieces on as they come.

**Silent** where the cap is below ${longAnswer.toLocaleString('en-US')} tokens or there is none, where the call has a schema or tools or its text asks for JSON, and where nothing near it answers a request or shows a page. Off by default: reviewers did not accept what it found.`,
  find: (priced) => {
    const { prompt, output } = priced;
    const { site, call, parameters } = prompt;
    const document = priced.textOf(priced.path);
    if (call === null || site === null || document === null || prompt.format === embeddingFormat) return [];
    if (output.kind !== 'declared' || output.tokens < longAnswer) return [];
    if (prompt.tools !== null || prompt.responseFormat !== null || prompt.billing.inBatch) return [];
    // What a program reads is not shown piece by piece.
    if (prompt.messages.some((message) => /\bjson\b/i.test(writtenText(message).text))) return [];
    if ('stream' in parameters || /stream/i.test(document.slice(call.start, call.end))) return [];
    const { within } = site;
    // With the lines before it: a decorator says what the function answers to.
    const around = within === null ? document : document.slice(Math.max(0, within.start - 200), within.end);
    if (!shown.test(around) || /stream/i.test(around)) return [];
    return [
      promptFinding(
        longWithoutStream,
        {
          message: `The answer may have ${output.tokens.toLocaleString('en-US')} tokens, and whoever waits for it sees nothing before its end.`,
          action: 'Stream the answer',
          fix: { none: 'What takes the answer has to take it in pieces.' },
        },
        priced,
      ),
    ];
  },
};
