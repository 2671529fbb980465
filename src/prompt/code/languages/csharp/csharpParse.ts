import type { Grammar } from '../../syntax/grammars';
import type { SyntaxTree } from '../../syntax/syntaxTree';

/**
 * Parses C#, around what the grammar does not know though the language allows it: a mark of the byte order, `params` of
 * a collection, an assignment behind `?.`. It sees a text of the same length with these blotted out, so that all offsets
 * hold for the real one. Null if the parser gave up.
 */
export function parseCsharp(grammar: Grammar, text: string): SyntaxTree | null {
  return grammar.parse(
    text
      .replace(/^\uFEFF/, ' ')
      .replace(
        /\bparams(?= +(?:IEnumerable|IReadOnly\w+|IList|ICollection|List|ReadOnlySpan|Span)<)/g,
        '      ',
      )
      .replace(/\?\.(?=\w+(?:\.\w+)* *(?:\?\?|\+)?=[^=>])/g, ' .'),
  );
}
