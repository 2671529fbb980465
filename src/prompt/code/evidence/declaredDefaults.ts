import { literalText } from '../flow/constants';
import type { Holder, Program } from '../flow/environment';
import { chainOf, namedArgument } from '../flow/environment';
import { calleeName, calleePath, normalised } from '../flow/names';
import type { CallExpr } from '../syntax/syntax';
import { promisesPrompt } from './naming';

/**
 * Texts that are the default of what a call declares go by the name of that: options of a command line,
 * `add_argument("--system_prompt", default="…")`, fields of a class, `system_prompt: str = Field("…")`, and places to
 * type in, `text_area("System prompt", value="…")`.
 */
export function withDeclaredNames(holders: readonly Holder[], program: Program): readonly Holder[] {
  const names = holders.map((holder) => declaredName(holder, program));
  if (names.every((name) => name === null)) return holders;
  return holders.map((holder, i) => {
    const name = names[i] ?? null;
    return name === null
      ? holder
      : { ...holder, name: asName(name), kind: 'default', call: null, given: null };
  });
}

/** An option or a label as code would call it: `system-prompt` and `System prompt` are `system_prompt`. */
function asName(written: string): string {
  return /\W/.test(written)
    ? written.trim().toLowerCase().replace(/\W+/g, '_')
    : written.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase());
}

function declaredName(holder: Holder, program: Program): string | null {
  const { call, given, kind, name } = holder;
  if (kind === 'entry') {
    // `.option('system-prompt', { default: '…' })`
    return given !== null && name === 'default' && declaresOption(given) ? optionName(given) : null;
  }
  if (kind !== 'argument' || call === null) return null;
  const callee = normalised(calleeName(call.callee));
  const place = name === null ? call.args.findIndex(({ value }) => value === holder.value) : normalised(name);
  if (declaresOption(call)) {
    return place === 'default' || (typeof place === 'number' && place >= 2) ? optionName(call) : null;
  }
  if (declaresFlag(call)) return place === call.args.length - 2 ? flagName(call) : null;
  if (fields.has(callee)) {
    const isDefault = place === 'default' || (place === 0 && firstIsDefault.has(callee));
    return isDefault ? heldBy(call, program) : null;
  }
  if (inputs.has(callee) && (place === 'value' || place === 1)) {
    return (
      [labelOf(call), heldBy(call, program)].find((each) => each !== null && promisesPrompt(each)) ?? null
    );
  }
  return null;
}

/** Calls that make a field or a parameter, and those of them whose default stands first. */
const firstIsDefault: ReadonlySet<string> = new Set(['field', 'option', 'argument']);
const fields: ReadonlySet<string> = new Set([
  ...firstIsDefault,
  'column',
  'mappedcolumn',
  'textfield',
  'charfield',
]);

/** Calls that put a place to type in on a page. */
const inputs: ReadonlySet<string> = new Set(['textarea', 'textinput', 'textbox']);

/** Calls that add an option to a command line. */
const options: ReadonlySet<string> = new Set(['addargument', 'addoption', 'option', 'argument']);

/** All of these that have the name of what they declare among their texts, and those of flags. */
export const declaring: readonly string[] = [
  ...options,
  ...inputs,
  'string',
  'stringp',
  'stringvar',
  'stringvarp',
];

function declaresOption({ callee, args: [first] }: CallExpr): boolean {
  return (
    first?.name === null &&
    options.has(normalised(calleeName(callee))) &&
    /^(?:-{1,2}[a-z][\w-]*(?:[\s,=]|$)|[a-z][\w-]*$)/i.test(literalText(first.value) ?? '')
  );
}

/** The long name of an option: `-s, --system-prompt <text>`. */
function optionName({ args }: CallExpr): string | null {
  for (const { name, value } of args) {
    const written = name === null ? literalText(value) : null;
    const found = written === null ? null : /(?:^|[\s,])--([a-z][\w-]*)|^([a-z][\w-]*)$/i.exec(written);
    if (found !== null) return found[1] ?? found[2]!;
  }
  return null;
}

/** `flag.String("system", "…", "usage")`, `cmd.Flags().StringVarP(&system, "system", "s", "…", "usage")`. */
function declaresFlag(call: CallExpr): boolean {
  return (
    /^String(?:Var)?P?$/.test(calleeName(call.callee)) &&
    call.args.length >= 3 &&
    chainOf(call).some(({ callee }) => calleePath(callee).some((segment) => /flags?$/i.test(segment)))
  );
}

function flagName({ callee, args }: CallExpr): string | null {
  return literalText(args[calleeName(callee).includes('Var') ? 1 : 0]!.value);
}

/** What stands beside a place to type in. */
function labelOf(call: CallExpr): string | null {
  const label = namedArgument(call, 'label') ?? call.args[0]?.value;
  return label === undefined ? null : literalText(label);
}

/** The variable, field or parameter that keeps what a call makes. */
function heldBy(call: CallExpr, { holders }: Program): string | null {
  const made = holders.find(({ value, kind }) => value === call && (kind === 'assign' || kind === 'default'));
  return made?.name ?? null;
}
