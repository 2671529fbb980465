import { lineAt } from '../../prompt/span';
import type { Span } from '../../prompt/span';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';

/** What is called so may be long. */
const mayBeLong =
  /(?:^|_|\.)(?:documents?|docs?|context|contents?|transcripts?|articles?|reports?|papers?|pages?|history|conversation|corpus|contracts?|emails?|passages?|chunks?|code|diff|source(?:_?code)?|logs?|resume|essay|story|chapter|book|file_?contents?|(?:full|source|input|raw|page|document)_?text)$/i;

/** Between two calls of which only one is made, or the second where the first has failed. */
const otherWay = /\b(?:except|catch|else|elif|case|finally)\b/;

/** Long text that several calls of a function send again. */
export const resentContext: Rule = {
  id: 'context/resent',
  title: 'Same text in several calls',
  tier: 'needs-ab',
  level: 'off',
  explanation: `An earlier call of the same function sends this text, too, so it is paid for each time.

**What to do:** let both calls *begin* with it, the same to the letter, and put what differs behind it: then the second call reads it from the provider's cache at a fraction of the price (mark its end where the provider wants a marker). Or ask both questions in one call. Either way the answers may differ: test it.

**Silent** about variables with names of short things, those that get another value in between, and calls in branches or after a failure.`,
  find: (priced) => {
    const { site, call } = priced.prompt;
    const document = priced.textOf(priced.path);
    if (site === null || call === null || document === null) return [];
    const isOtherWay = ({ end }: Span): boolean => otherWay.test(document.slice(end, call.start));
    return site.sentBefore
      .filter(({ name, call: before }) => mayBeLong.test(snake(name)) && !isOtherWay(before))
      .slice(0, 1)
      .map(({ name, call: before }) => {
        const line = lineAt(document, before.start);
        return promptFinding(
          resentContext,
          {
            message: `The call in line ${line} has sent ${name} already: where both begin with it, the second reads it from the cache.`,
            action: 'Share what both calls send',
            fix: {
              none: 'Whether to merge the calls or to let them begin alike is for you to say; test the answers.',
            },
          },
          priced,
        );
      });
  },
};

/** `fileContents` as `file_contents`. */
function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
