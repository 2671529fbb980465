import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';

/** What asks a person, or waits for one: the loop goes on as long as somebody has something to say. */
const asksPerson =
  /\binput\(|readline|\.question\(|\bprompt\(|Prompt\.ask|receive(?:_text|_json)?\(|read_line|getline|user_?input|\.recv\(/i;
/** What keeps a conversation short, wherever it is done. */
const keepsShort =
  /\[\s*-\s*\w+\s*:|\.slice\(\s*-|\bdel\s+[\w.]+\[|trim|truncat|compact|summari[sz]e?_?\w*(?:history|messages|conversation)|max_?(?:history|turns|messages|context)|(?:context|history)_?(?:window|limit)|deque\(\s*maxlen/i;

/** A conversation that is sent whole each time, and that nothing ever shortens. */
export const unboundedHistory: Rule = {
  id: 'context/unbounded-history',
  title: 'Conversation that only grows',
  tier: 'needs-ab',
  level: 'information',
  explanation: `Each turn is put behind the list, and all of the list is sent with the next one. After *n* turns the conversation has been sent about n²/2 times the length of a turn: twice as long a conversation costs four times as much, until it no longer fits the model's window.

**What to do:** send the last turns only (\`messages[-20:]\`), put a summary in place of the older ones, or let the provider do it (compaction, \`previous_response_id\` with truncation). What is left out is forgotten, so test it. Whatever you cut, cut rarely and many turns at once: each cut changes the start of the call, and with it what a cache finds.

**Silent** where the file shortens a list anywhere, and for loops that end by themselves, such as those of an agent with tools.`,
  find: (priced) => {
    const { site } = priced.prompt;
    const growing = site?.growing ?? null;
    const document = priced.textOf(priced.path);
    if (site === null || growing === null || document === null || !isOpenEnded(priced, document)) return [];
    if (keepsShort.test(document)) return [];
    return [
      promptFinding(
        unboundedHistory,
        {
          message: `${growing.name} grows with each turn and is sent whole: what a conversation costs grows with the square of its length.`,
          action: 'Keep the conversation short',
          span: growing.grownAt,
          fix: {
            none: 'What may be forgotten is for you to say: keep the last turns, or a summary of those before.',
          },
        },
        priced,
      ),
    ];
  },
};

/** Whether a person keeps it going: a loop that asks one, or an object that remembers from one call to the next. */
function isOpenEnded({ prompt: { site } }: PricedPrompt, document: string): boolean {
  const { loop, growing } = site!;
  if (growing!.name.startsWith('self.')) return loop === null;
  return loop?.kind === 'while' && asksPerson.test(document.slice(loop.span.start, loop.span.end));
}
