import { isMap, isScalar, parseDocument } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import type { RuleLevel } from '../../cost/assumptions';

/**
 * The text of a `promptmeter.yaml` with a level for a rule, all else left as it is, comments too. Null where the text is
 * no YAML, or holds something else where the rules belong.
 */
export function withRuleLevel(text: string, rule: string, level: RuleLevel): string | null {
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  const { contents } = document;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `  ${rule}: ${level}${eol}`;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return `${ended(text, eol)}rules:${eol}${line}`;
  }
  if (!isMap(contents)) return null;
  const rules = pairOf(contents, 'rules');
  if (rules === undefined) {
    if (contents.flow === true) return inFlow(text, contents, `rules: { ${rule}: ${level} }`);
    return `${ended(text, eol)}rules:${eol}${line}`;
  }
  if (isMap(rules.value)) return withPair(text, rules.value, rule, level, eol);
  const isEmpty = rules.value === null || (isScalar(rules.value) && rules.value.value === null);
  if (!isEmpty || !isScalar(rules.key) || contents.flow === true) return null;
  // `rules:` with nothing behind it.
  const lineEnd = text.indexOf('\n', rules.key.range![1]);
  if (lineEnd < 0) return `${text}${eol}${line}`;
  return `${text.slice(0, lineEnd + 1)}${line}${text.slice(lineEnd + 1)}`;
}

function withPair(text: string, rules: YAMLMap, rule: string, level: RuleLevel, eol: string): string | null {
  const known = pairOf(rules, rule);
  if (known !== undefined) {
    const range = isScalar(known.value) ? known.value.range : undefined;
    return range ? text.slice(0, range[0]) + level + text.slice(range[1]) : null;
  }
  if (rules.flow === true) return inFlow(text, rules, `${rule}: ${level}`);
  const [first] = rules.items;
  const start = isScalar(first?.key) ? first.key.range?.[0] : undefined;
  if (start === undefined) return null;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return `${text.slice(0, start)}${rule}: ${level}${eol}${indent}${text.slice(start)}`;
}

/** Puts an entry first between braces. */
function inFlow(text: string, map: YAMLMap, entry: string): string | null {
  const open = map.range?.[0];
  if (open === undefined || text[open] !== '{') return null;
  const rest = text.slice(open + 1);
  return `${text.slice(0, open + 1)} ${entry}${map.items.length > 0 ? ',' : ' '}${map.items.length > 0 ? rest : rest.trimStart()}`;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function ended(text: string, eol: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}${eol}`;
}
