import type { Grammar } from '../../syntax/grammars';
import type { SyntaxTree } from '../../syntax/syntaxTree';

/** Macros whose arguments are expressions and that make a text, or messages of texts. */
const calls =
  /\b(?:(?:format|concat|include_str|indoc|formatdoc|unindent|dedent|writedoc|write|writeln|env|option_env|Some|prompt|fmt_message|fmt_template|fmt_placeholder)|(?!assert|dyn_|impl_|derive|define|declare|mock|test)\w*(?:template|prompt|message)\w*)!(?=\s*\()(?!\s*\(\s*\w+\s*:(?!:))/g;
const lists = /\b(?:\w+::)*(?:vec|message_formatter|chat|messages)!(?=\s*\[)/g;

/**
 * Parses Rust. To the grammar, what stands in a macro is a heap of tokens; it sees a text of the same length in which
 * a macro that is used like a function is one (`format!(…)`), and one that makes a list is the list (`vec![…]`). Null
 * if the parser gave up.
 */
export function parseRust(grammar: Grammar, text: string): SyntaxTree | null {
  const source = text
    .replace(calls, (macro) => `${macro.slice(0, -1)} `)
    .replace(lists, (macro) => ' '.repeat(macro.length));
  return grammar.parse(source);
}
