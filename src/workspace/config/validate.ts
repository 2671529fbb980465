import { LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Document, Range } from 'yaml';
import type { Span } from '../../prompt/span';
import { plain } from '../../text/plain';
import { complaints } from './complaints';
import type { ConfigProblem } from './problem';
import { configShape } from './shape';
import type { ConfigValue } from './shape';

/** A text that has been read as a configuration. */
export interface ValidatedConfig {
  /** Null if there are problems. */
  readonly value: ConfigValue | null;
  /** In the order of the file. */
  readonly problems: readonly ConfigProblem[];
  /** Where the value of a key lies; the key if there is none. */
  spanOf(path: readonly PropertyKey[]): Span;
  /** A problem at a place. */
  problemAt(span: Span, message: string, remedy: string): ConfigProblem;
}

/** Longer texts are data: nobody writes more by hand. */
const longestText = 1024 * 1024;
/** Aliases of aliases can unfold to more than fits into memory. */
const maxAliasCount = 100;

/** Reads and checks the text of a `promptmeter.yaml`. Never throws. */
export function validateConfig(text: string): ValidatedConfig {
  const lines = new LineCounter();
  const problemAt = (span: Span, message: string, remedy: string): ConfigProblem => {
    const { line, col } = lines.linePos(span.start);
    return { span, line, column: col, message, remedy };
  };
  const failed = (problems: ConfigProblem[]): ValidatedConfig => ({
    value: null,
    problems,
    spanOf: () => wholeFile,
    problemAt,
  });
  const unreadable = (message: string, remedy: string): ValidatedConfig =>
    failed([{ span: wholeFile, line: 1, column: 1, message, remedy }]);
  if (text.length > longestText) return unreadable('The file is larger than 1 MB.', 'Write less into it.');
  try {
    const yaml = text.replace(/^\uFEFF/, '');
    const document = parseDocument(yaml, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
    });
    if (document.errors.some(({ message }) => message.includes('call stack'))) {
      return unreadable('The file is nested too deeply.', simpler);
    }
    if (document.errors.length > 0) {
      return failed(
        document.errors.slice(0, mostProblems).map(({ code, message, pos: [start, end] }) => {
          const isTwice = code === 'DUPLICATE_KEY';
          if (code === 'MULTIPLE_DOCS') {
            return problemAt(
              { start, end: Math.max(end, start + 1) },
              'A second document begins here.',
              'Write one document: remove this line, or what follows it.',
            );
          }
          const key = isTwice ? /^[^\r\n:]*/.exec(yaml.slice(start))![0].trim() : '';
          return problemAt(
            { start, end: Math.max(end, start + 1) },
            isTwice ? `The key "${plain(key, 80)}" stands there twice.` : `${oneLine(message)}.`,
            isTwice ? 'Remove one of them, or put what both say under one.' : 'Mend the YAML here.',
          );
        }),
      );
    }
    const value: unknown = document.toJS({ maxAliasCount });
    const result = configShape.safeParse(value ?? {});
    const spanOf = (path: readonly PropertyKey[]): Span => locate(document, path).value;
    if (result.success) return { value: result.data, problems: [], spanOf, problemAt };
    const problems = result.error.issues
      .flatMap((issue) => complaints(issue, []))
      .map(({ path, key, message, remedy }) => {
        const place = locate(document, path);
        return problemAt(key ? place.key : place.value, message, remedy);
      });
    return { ...failed(problems.sort((a, b) => a.span.start - b.span.start).slice(0, mostProblems)), spanOf };
  } catch (error) {
    // Too many aliases.
    const reason = error instanceof Error ? oneLine(error.message) : String(error);
    return unreadable(`The file cannot be read as YAML: ${reason}.`, simpler);
  }
}

const simpler = 'Write it more simply.';
/** More are of no help, and one mistake can make thousands. */
const mostProblems = 20;
const wholeFile: Span = { start: 0, end: 1 };

function oneLine(message: string): string {
  return plain(message.split('\n', 1)[0]!, 300).replace(/[.:]$/, '');
}

/** Where a key and its value stand; as far down as the path leads. */
function locate(document: Document, path: readonly PropertyKey[]): { key: Span; value: Span } {
  let node: unknown = document.contents;
  let key = spanOfNode(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const next: unknown = isMap(node)
      ? node.items.find((pair) => keyText(pair.key, document) === String(step))
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined;
    if (next === undefined) break;
    key = isPair(next) ? spanOfNode(next.key) : spanOfNode(next);
    node = isPair(next) ? next.value : next;
  }
  const value = spanOfNode(node);
  // Nothing behind the key, or a value of many lines: the key tells more.
  return { key, value: isScalar(node) && value.end > value.start ? value : key };
}

/** A key as it is called in the value: a list as a key is written out. */
function keyText(key: unknown, document: Document): string {
  if (isScalar(key)) return String(key.value);
  return isNode(key) ? stringify(key.toJS(document), { collectionStyle: 'flow' }).trim() : String(key);
}

function spanOfNode(node: unknown): Span {
  const range: Range | null | undefined = isNode(node) ? node.range : null;
  if (range === null || range === undefined) return wholeFile;
  return { start: range[0], end: Math.max(range[1], range[0]) };
}
