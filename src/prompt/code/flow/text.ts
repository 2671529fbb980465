import type { Part, VariablePart } from '../../model';
import { roleInName } from '../../roles';
import type { Span } from '../../span';
import { jinja } from '../../templates/jinja';
import { filledFrom, filledWith } from '../../templates/positional';
import type { TemplateLanguage } from '../../templates/template';
import { templateParts } from '../../templates/template';
import { inOtherBranches } from './blocks';
import type { Condition } from './blocks';
import { dedentParts, trimParts } from './dedent';
import { constantScalar } from './constants';
import { defaultTextOf, scalarText } from './defaults';
import type { Env, Program } from './environment';
import { importsAny, namedArgument, positionalArgument } from './environment';
import type { Fragment, Text } from './fragments';
import { fragmentsOf } from './fragments';
import { enterCall } from './functions';
import type { TextEffect } from '../libraries/library';
import { listItems } from './lists';
import { lookedUp } from './lookups';
import { calleeName, freeVariables, makesPrompt, normalised } from './names';
import { isPartOfPrompt, readsLikePrompt } from '../evidence/naming';
import { textRead } from './readFiles';
import type { Reading } from './reading';
import { replacing } from './replaced';
import type { Binding, Placed } from './resolve';
import { givenFor, isGiven, maximumDepth, parameterValue, resolveMember, resolveName } from './resolve';
import { taggedTemplate } from '../languages/typescript/taggedTemplate';
import type {
  CallExpr,
  ChoiceExpr,
  ConcatExpr,
  Expr,
  FormatExpr,
  OpaqueExpr,
  ScalarExpr,
  StringExpr,
} from '../syntax/syntax';

/** Reads the text of an expression at an environment. Never throws; what is not in sight is a variable. */
export function readText(
  expr: Expr,
  env: Env,
  reading: Reading,
  language: TemplateLanguage | null = null,
): Text {
  const reader = new TextReader(env.file, reading);
  reader.read(expr, env, language, 0);
  return reader.finish(null);
}

/** Gathers one fragment and what it includes, while it walks through an expression. */
class TextReader {
  private parts: Part[] = [];
  private spans: Span[] = [];
  private literals: StringExpr[] = [];
  /** The texts elsewhere that a part stands for: those it includes, and those of a variable whose text is in sight. */
  private readonly standsFor = new Map<Part, readonly Fragment[]>();
  private readonly alternatives: Fragment[] = [];
  /** Parts that the host language fills. */
  private readonly filled = new Set<Part>();

  constructor(
    /** The file whose literals it gathers; those of other files are included. */
    private readonly file: Program,
    private readonly reading: Reading,
    private readonly seen: ReadonlySet<unknown> = new Set(),
    /** How many names may still be followed: texts put together of texts can double with each name. */
    private readonly budget = { names: 20_000 },
  ) {}

  finish(name: string | null): Text {
    const { path } = this.file;
    const { alternatives } = this;
    const own = this.own(name);
    if (own !== null) {
      const included = this.parts.flatMap((part) =>
        part.kind === 'control' ? (this.standsFor.get(part) ?? []) : [],
      );
      return { path, own, included, alternatives, runtime: [] };
    }
    // A text that is made of texts elsewhere: what is sent are those, and what is sent again is like a variable.
    const included = new Set<readonly Fragment[]>();
    const literals = new Set<StringExpr>();
    const runtime: Part[] = [];
    for (const part of this.parts) {
      const fragments = this.standsFor.get(part);
      const isText = part.kind === 'control' || (fragments !== undefined && !fragments.every(isMereWord));
      if (fragments !== undefined && isText && !included.has(fragments) && !isAmong(fragments, literals)) {
        included.add(fragments);
        for (const literal of literalsOf(fragments)) literals.add(literal);
      }
      if (part.kind === 'variable' && (fragments === undefined || !included.has(fragments))) {
        runtime.push(part);
      }
    }
    return { path, own, included: [...included].flat(), alternatives, runtime };
  }

  private own(name: string | null): Fragment | null {
    if (this.spans.length === 0) return null;
    const text = this.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    // A placeholder of a template is text that somebody wrote; a hole of the host language is not.
    const placeholder = this.parts.some(
      (part) => part.kind !== 'text' && !this.filled.has(part) && this.insideLiteralText(part.span),
    );
    if (!/[\p{L}\p{N}]/u.test(text) && !placeholder) return null;
    const span = {
      start: Math.min(...this.spans.map(({ start }) => start)),
      end: Math.max(...this.spans.map(({ end }) => end)),
    };
    return { path: this.file.path, span, parts: this.parts, name, literals: this.literals };
  }

  private insideLiteralText(span: Span): boolean {
    return this.literals.some((literal) =>
      literal.pieces.some(
        (piece) => piece.kind === 'text' && piece.span.start <= span.start && span.end <= piece.span.end,
      ),
    );
  }

  read(expr: Expr, env: Env, language: TemplateLanguage | null, depth: number): void {
    if (depth > maximumDepth) return this.unknown(expr);
    switch (expr.kind) {
      case 'string':
        if (expr.isSymbol === true) return this.unknown(expr);
        return this.readString(expr, env, language, depth);
      case 'concat':
        return this.readConcat(expr, env, language, depth);
      case 'format':
        return this.readFormat(expr, env, depth);
      case 'name': {
        // Who holds the text is the caller or nobody: the parameter is not its name.
        const value = parameterValue(expr, env);
        if (value !== null) return this.readOptions(expr, [value], null, language, depth);
        return this.readBinding(expr, resolveName(expr, env, this.reading.links), expr.name, language, depth);
      }
      case 'member': {
        const binding = resolveMember(expr, env, this.reading.links);
        if (binding === null && this.readLookup(expr, env, language, depth)) return;
        return this.readBinding(expr, binding, isGiven(expr, env) ? null : expr.property, language, depth);
      }
      case 'call':
        return this.readCall(expr, env, language, depth);
      case 'choice':
        return this.readOptions(
          expr,
          expr.options.map((value) => ({ value, env })),
          null,
          language,
          depth,
        );
      case 'function':
        return this.readReturns(expr, env.file.envs.get(expr.scope) ?? null, language, depth);
      default:
        if (expr.kind === 'opaque' && expr.product === true) {
          return this.readProduct(expr, env, language, depth);
        }
        if (!this.readLookup(expr, env, language, depth)) this.unknown(expr);
    }
  }

  /** `text * 3`, `3 * text` */
  private readProduct(expr: OpaqueExpr, env: Env, language: TemplateLanguage | null, depth: number): void {
    const [left, right, ...more] = expr.children;
    if (left === undefined || right === undefined || more.length > 0) return this.unknown(expr);
    const isNumber = (each: Expr): boolean =>
      typeof constantScalar(each, env, this.reading.links) === 'number';
    const isText = (each: Expr): boolean => each.kind === 'string' || each.kind === 'concat';
    if (isNumber(right) || isText(left)) return this.readRepeated(left, right, env, language, depth);
    if (isNumber(left) || isText(right)) return this.readRepeated(right, left, env, language, depth);
    this.unknown(expr);
  }

  /** A text several times: once as it stands, and the rest as what is put behind it. */
  private readRepeated(
    text: Expr,
    count: Expr,
    env: Env,
    language: TemplateLanguage | null,
    depth: number,
  ): void {
    const before = this.parts.length;
    this.read(text, env, language, depth + 1);
    const once = this.parts
      .slice(before)
      .flatMap((part) =>
        part.kind === 'control' ? (this.standsFor.get(part) ?? []).flatMap(({ parts }) => parts) : [part],
      );
    const known = knownText(once);
    const times = constantScalar(count, env, this.reading.links);
    if (typeof times !== 'number' || known.length * times > longestRepetition) {
      this.variable(count, count.span, env);
    } else if (times > 1) this.variable(count, count.span, env, known.repeat(Math.floor(times) - 1));
  }

  /** One of the texts of a dictionary. */
  private readLookup(expr: Expr, env: Env, language: TemplateLanguage | null, depth: number): boolean {
    const entries = lookedUp(expr, env, this.reading.links);
    if (entries === null) return false;
    this.readOptions(expr, entries, null, language, depth);
    return true;
  }

  /** What a format fills by position (`%s`) is a hole of the host language, not a placeholder of a template. */
  private readFormat(expr: FormatExpr, env: Env, depth: number): void {
    const before = this.parts.length;
    this.read(expr.template, env, formatLanguage(expr, env, this.reading.rules.percent), depth + 1);
    if (expr.argument.kind === 'list') for (const part of this.parts.slice(before)) this.filled.add(part);
  }

  private readString(expr: StringExpr, env: Env, language: TemplateLanguage | null, depth: number): void {
    this.spans.push(expr.span);
    this.literals.push(expr);
    language = languageIn(env.file, language, this.reading.rules.unfilled);
    const { unfilled, unfilledBesideHoles } = this.reading.rules;
    if (language === unfilled && !unfilledBesideHoles && expr.pieces.some(({ kind }) => kind === 'hole')) {
      language = null;
    }
    for (const piece of expr.pieces) {
      if (piece.kind === 'text') {
        if (language === null) this.parts.push(piece);
        else this.parts.push(...templateParts(piece, language));
      } else this.readHole(piece.value, piece.span, env, depth);
    }
  }

  /** A value inside a text: a named prompt is a literal of its own, anything else a variable, of known size if its text is in sight. */
  private readHole(value: Expr, span: Span, env: Env, depth: number): void {
    if (!isReference(value) || this.budget.names === 0) return this.hole(value, span, env);
    this.budget.names -= 1;
    const inner = this.nested(env.file);
    inner.read(value, env, null, depth + 1);
    const text = inner.finish(null);
    const fragments = fragmentsOf(text);
    if (fragments.length === 0) return this.hole(value, span, env);
    const parameter = value.kind === 'name' && givenFor(value, env) !== null ? value.name : null;
    const arePrompts = fragments.every(({ name, parts }) => {
      const label = name ?? parameter;
      return label !== null && isPartOfPrompt(label, parts);
    });
    if (arePrompts && !this.includes(fragments)) {
      if (value.kind === 'choice') this.alternatives.push(...text.alternatives);
      return this.include(text, span, value, holdsPerhaps(value, env) ? variablesIn(value, env.file) : []);
    }
    const parts = [...fragments.flatMap((fragment) => fragment.parts), ...text.runtime];
    const known = this.variable(value, span, env, knownText(parts));
    // What is not known of a text is so besides, under the name of the text.
    const unknown = parts.filter(isUnknown).map(({ expression }): Part => {
      return { kind: 'variable', span, expression, names: [] };
    });
    this.parts.push(...unknown);
    // What a function puts together is no text that stands somewhere, if it is no prompt.
    if (value.kind !== 'call') for (const part of [known, ...unknown]) this.standsFor.set(part, fragments);
  }

  /** A variable of which the code shows at most what stands there if nothing else does. */
  private hole(value: Expr, span: Span, env: Env): void {
    if (value.kind === 'scalar') return this.scalar(value, env);
    const { links, rules } = this.reading;
    this.variable(value, span, env, defaultTextOf(value, env, links, rules.words));
  }

  /** A number or a word like `true` in a text is text, if it is written as the language writes it there. */
  private scalar(value: ScalarExpr, env: Env): void {
    const { span } = value;
    const { words } = this.reading.rules;
    const text = scalarText(value.value, words);
    if (text === '') return;
    const isOther = typeof value.value !== 'number' && words.areOther === true;
    if (isOther || text.length !== span.end - span.start) this.variable(value, span, env, text);
    else this.parts.push({ kind: 'text', text, span, map: null });
  }

  private variable(value: Expr, span: Span, env: Env, defaultText?: string): Part {
    const names = variablesIn(value, env.file);
    const part: Part = {
      kind: 'variable',
      span,
      expression: names.join(', '),
      names,
      ...(defaultText === undefined ? {} : { defaultText }),
    };
    this.parts.push(part);
    return part;
  }

  /** Whether a text is in already: what is sent again costs again. */
  private includes(fragments: readonly Fragment[]): boolean {
    return isAmong(fragments, new Set([...this.standsFor.values()].flatMap(literalsOf)));
  }

  private readConcat(expr: ConcatExpr, env: Env, language: TemplateLanguage | null, depth: number): void {
    const before = this.spans.length;
    for (const operand of expr.operands) {
      if (operand.kind === 'string') this.readString(operand, env, language, depth);
      else if (operand.kind === 'name' || operand.kind === 'member') {
        this.readHole(operand, operand.span, env, depth);
      } else if (operand.kind === 'scalar') this.scalar(operand, env);
      else {
        const optional = operand.kind === 'choice' ? onlyText(operand) : null;
        if (optional !== null) this.parts.push(controlAt(operand.span, 'if'));
        this.read(optional ?? operand, env, language, depth + 1);
      }
    }
    if (this.spans.length > before) this.spans.push(expr.span);
  }

  private readBinding(
    expr: Expr,
    binding: Binding | null,
    name: string | null,
    language: TemplateLanguage | null,
    depth: number,
  ): void {
    if (binding === null || (this.seen.has(binding.env.scope) && binding.kind === 'scope')) {
      return this.unknown(expr);
    }
    if (binding.kind === 'scope') return this.readReturns(expr, binding.env, language, depth);
    if (this.seen.has(binding.values[0])) return this.unknown(expr);
    const how =
      language ??
      ((name !== null && isConstantName(name)) ||
      binding.env.parent === null ||
      binding.env.scope.kind === 'class'
        ? this.reading.rules.unfilled
        : null);
    // `prompt += "…"` behind a parameter.
    const [more] = binding.appended;
    const values = binding.values.length === 0 && more !== undefined ? [before(more, expr)] : binding.values;
    const options = values.map((value) => ({ value, env: binding.env }));
    this.readOptions(expr, options, name, how, depth, binding);
  }

  /** One of several values: the first with text stays, the others are alternatives. */
  private readOptions(
    expr: Expr,
    options: readonly { readonly value: Expr; readonly env: Env }[],
    name: string | null,
    language: TemplateLanguage | null,
    depth: number,
    more: Appended = nothingMore,
  ): void {
    let found: TextReader | null = null;
    for (const { value, env } of options.flatMap(withoutChoice)) {
      const inner = this.nested(env.file, options[0]?.value);
      inner.read(value, env, language, depth + 1);
      if (found === null) inner.readAppended(more, env, language, depth);
      const text = inner.finish(name);
      const fragments = fragmentsOf(text);
      if (fragments.length === 0) continue;
      this.alternatives.push(...text.alternatives);
      if (found === null) this.include(text, expr.span, expr);
      else if (env.file === found.file && isContinued(value, fragments, more)) {
        found.literals.push(...inner.literals);
      } else this.alternatives.push(...fragments);
      found ??= inner;
    }
    if (found === null) this.unknown(expr);
  }

  /** What is put behind a text; what may be left out is marked like the branch of a template. */
  private readAppended(
    { appended, perhaps }: Appended,
    env: Env,
    language: TemplateLanguage | null,
    depth: number,
  ): void {
    const left = this.leftOut(appended, env, language, depth);
    for (const value of appended) {
      if (left.has(value)) continue;
      const condition = perhaps.get(value);
      if (condition !== undefined) this.parts.push(controlAt(value.span, condition));
      this.read(value, env, language, depth + 1);
    }
    this.reachTo(appended.map((value) => ({ value, env })));
  }

  /** Which of some texts no call sends beside the others: their literals belong here all the same. */
  private leftOut(
    values: readonly Expr[],
    env: Env,
    language: TemplateLanguage | null,
    depth: number,
  ): ReadonlySet<Expr> {
    if (env.file !== this.file) return new Set();
    const reader = (value: Expr): TextReader => {
      const inner = this.nested(env.file);
      inner.read(value, env, language, depth + 1);
      return inner;
    };
    const left = inOtherBranches(values, env.scope, (value) =>
      fragmentsOf(reader(value).finish(null)).reduce((sum, { parts }) => sum + knownText(parts).length, 0),
    );
    for (const value of left) {
      const inner = reader(value);
      this.literals.push(...inner.literals);
      this.alternatives.push(...inner.finish(null).included);
    }
    return left;
  }

  private readReturns(expr: Expr, env: Env | null, language: TemplateLanguage | null, depth: number): void {
    if (env === null || env.scope.kind !== 'function') return this.unknown(expr);
    const returned = env.scope.statements.flatMap((statement) =>
      statement.kind === 'return' ? [{ value: statement.value, env }] : [],
    );
    if (returned.length === 0 || this.seen.has(env.scope)) return this.unknown(expr);
    const inner = this.nested(env.file, env.scope);
    inner.readOptions(expr, returned, env.scope.name, language, depth + 1);
    const text = underName(env.scope.name, inner.finish(null));
    const fragments = fragmentsOf(text);
    this.alternatives.push(...text.alternatives);
    if (fragments.length === 0) return this.unknown(expr);
    this.include(text, expr.span, expr);
  }

  private readCall(call: CallExpr, env: Env, language: TemplateLanguage | null, depth: number): void {
    const wrapper = this.reading.index.wrappers
      .find(call.callee)
      .find(({ modules }) => modules === undefined || importsAny(env.file, modules));
    if (wrapper !== undefined) {
      const text =
        (wrapper.argument === undefined ? null : namedArgument(call, wrapper.argument)) ??
        positionalArgument(call, 0);
      if (text === null) return this.unknown(call);
      if (text.kind === 'scalar') return this.scalar(text, env);
      const own = typeof wrapper.language === 'function' ? wrapper.language(call) : wrapper.language;
      return this.readWithEffect(text, env, own ?? language, depth, wrapper.effect);
    }
    const file = textRead(call, env, this.reading.links);
    if (file !== null) {
      const own = calleeName(call.callee) === 'get_template' ? jinja : language;
      return this.readOptions(call, [file], fileName(file.env.file), own, depth);
    }
    if (
      call.callee.kind === 'member' &&
      this.readMethod(call, call.callee.object, call.callee.property, env, language, depth)
    ) {
      return;
    }
    if (this.readLookup(call, env, language, depth)) return;
    const target = enterCall(call, env, this.reading.links);
    if (target !== null) return this.readReturns(call, target, language, depth);
    const kept = textOfPromptClass(call);
    if (kept !== null) return this.read(kept, env, language ?? this.reading.rules.unfilled, depth + 1);
    const tagged = taggedTemplate(call);
    if (tagged !== null) return this.readWithEffect(tagged.template, env, language, depth, tagged.effect);
    this.unknown(call);
  }

  /** String methods that keep the text a text. */
  private readMethod(
    call: CallExpr,
    receiver: Expr,
    method: string,
    env: Env,
    language: TemplateLanguage | null,
    depth: number,
  ): boolean {
    switch (normalised(method)) {
      case 'format':
      case 'formatmap':
        this.read(receiver, env, this.formatted(call, env), depth + 1);
        return true;
      case 'render':
      case 'renderasync':
      case 'substitute':
      case 'safesubstitute':
        this.read(receiver, env, language, depth + 1);
        return true;
      case 'strip':
      case 'trim':
        this.readWithEffect(receiver, env, language, depth, 'trim');
        return true;
      case 'lstrip':
      case 'rstrip':
      case 'trimstart':
      case 'trimend':
      case 'tostring':
      case 'encode':
      case 'decode':
      case 'stripindent':
      case 'stripleading':
      case 'striptrailing':
        this.read(receiver, env, language, depth + 1);
        return true;
      case 'repeat': {
        const count = positionalArgument(call, 0);
        if (count === null) return false;
        this.readRepeated(receiver, count, env, language, depth);
        return true;
      }
      case 'replace':
      case 'replaceall':
        this.read(receiver, env, replacing(call, env, this.reading.links, language), depth + 1);
        return true;
      case 'join': {
        const first = positionalArgument(call, 0);
        if (receiver.kind === 'name' && receiver.name.toLowerCase() === 'string') {
          return this.readStaticJoin(call, env, language, depth);
        }
        const items =
          receiver.kind === 'string' ||
          (receiver.kind === 'name' && first !== null && first.kind !== 'string')
            ? first
            : receiver;
        const list = items === null ? null : listItems(items, env, this.reading.links);
        if (list === null) return false;
        const added = list.filter(({ isAdded }) => isAdded === true);
        const values = added.map(({ value }) => value);
        const left = this.leftOut(values, added[0]?.env ?? env, language, depth);
        for (const { value, env: at, condition } of list) {
          if (left.has(value)) continue;
          if (condition !== undefined) this.parts.push(controlAt(value.span, condition));
          if (at.file === this.file) this.readItem(value, at, language, depth);
          else this.readOptions(value, [{ value, env: at }], null, language, depth);
        }
        this.reachTo(list);
        return true;
      }
      default:
        return false;
    }
  }

  /** A text that has a literal goes from its first to its last piece, be that one or not. */
  private reachTo(pieces: readonly Placed[]): void {
    if (this.spans.length === 0) return;
    for (const { value, env } of pieces) if (env.file === this.file) this.spans.push(value.span);
  }

  /** How `template.format(…)` fills it: with what the arguments are, where that is in sight. */
  private formatted({ args }: CallExpr, env: Env): TemplateLanguage {
    const shown = (value: Expr): string | null => {
      const constant = constantScalar(value, env, this.reading.links);
      return typeof constant === 'string' || typeof constant === 'number' ? String(constant) : null;
    };
    const spread = args.findIndex((each) => each.spread);
    const own = args.slice(0, spread < 0 ? args.length : spread).filter(({ name }) => name === null);
    const named = args.flatMap(({ name, value }): [string, string][] => {
      const text = name === null ? null : shown(value);
      return text === null ? [] : [[name!, text]];
    });
    return filledFrom(this.reading.rules.strFormat, {
      positions: own.map(({ value }) => shown(value)),
      names: new Map(named),
    });
  }

  /** `String.join(separator, a, b)`, or with one list of them. */
  private readStaticJoin(
    call: CallExpr,
    env: Env,
    language: TemplateLanguage | null,
    depth: number,
  ): boolean {
    const values = call.args.slice(1).map(({ value }) => value);
    const list = values.length === 1 ? listItems(values[0]!, env, this.reading.links) : null;
    if (list === null && values.length < 2) return false;
    for (const { value, env: at } of list ?? values.map((each) => ({ value: each, env }))) {
      this.readItem(value, at, language, depth);
    }
    return true;
  }

  private readItem(value: Expr, env: Env, language: TemplateLanguage | null, depth: number): void {
    if (value.kind === 'string' || value.kind === 'concat' || value.kind === 'call') {
      this.read(value, env, language, depth + 1);
    } else this.readHole(value, value.span, env, depth);
  }

  private readWithEffect(
    expr: Expr,
    env: Env,
    language: TemplateLanguage | null,
    depth: number,
    effect: TextEffect | undefined,
  ): void {
    const before = this.parts;
    this.parts = [];
    this.read(expr, env, language, depth + 1);
    if (effect !== 'trim') this.affectNamed(effect);
    this.parts = [...before, ...affected(this.parts, effect)];
  }

  /** Of a text that stands under a name, what is sent is what a helper makes of it. */
  private affectNamed(effect: TextEffect | undefined): void {
    const [only, ...others] = this.parts;
    const [fragment, ...more] = (only && this.standsFor.get(only)) ?? [];
    if (only?.kind === 'control' && others.length === 0 && fragment !== undefined && more.length === 0) {
      this.standsFor.set(only, [{ ...fragment, parts: affected(fragment.parts, effect) }]);
    }
  }

  /** A text that stands under a name, and what only the runtime knows of it. */
  private include(text: Text, span: Span, expr: Expr, names: readonly string[] = []): void {
    const expression = freeVariables(expr).join(', ');
    const part: Part = { kind: 'control', span, control: 'include', expression, names, counted: true };
    this.parts.push(part, ...text.runtime.map((each) => ({ ...each, span })));
    this.standsFor.set(part, fragmentsOf(text));
  }

  private unknown(expr: Expr): void {
    if (expr.kind === 'scalar') return;
    const names = variablesIn(expr, this.file);
    this.parts.push({ kind: 'variable', span: expr.span, expression: names.join(', '), names });
  }

  private nested(file: Program, guard?: unknown): TextReader {
    return new TextReader(
      file,
      this.reading,
      guard === undefined ? this.seen : new Set([...this.seen, guard]),
      this.budget,
    );
  }
}

/**
 * `TextPrompt("…")`, `PromptTemplate(template="…")`: the only text that a class is made of which is called after
 * prompts; null for any other call.
 */
function textOfPromptClass(call: CallExpr): Expr | null {
  const [first, ...others] = call.args;
  if (!makesPrompt(call) || first === undefined || first.spread) return null;
  if (first.name !== null && first.name !== 'template') return null;
  // Not what is loaded by a name.
  const isText =
    first.value.kind === 'concat' ||
    (first.value.kind === 'string' &&
      first.value.pieces.some((piece) => piece.kind === 'text' && /\S\s+\S/.test(piece.text)));
  return isText && others.every(({ name }) => name !== null) ? first.value : null;
}

function affected(parts: readonly Part[], effect: TextEffect | undefined): readonly Part[] {
  switch (effect) {
    case 'dedent':
      return trimParts(dedentParts(parts));
    case 'dedentBlock':
      return trimParts(dedentParts(parts), true, false);
    case 'dedentLines':
      return dedentParts(parts, true);
    case 'trim':
      return trimParts(parts);
    case undefined:
      return parts;
  }
}

/** Whether a value refers to what stands elsewhere, or to one of several such. */
function isReference(value: Expr): boolean {
  return value.kind === 'choice'
    ? value.options.some(isReference) &&
        value.options.every((option) => isReference(option) || isNothing(option))
    : value.kind === 'name' || value.kind === 'member' || value.kind === 'call';
}

/** A text only under a condition: that of a choice, or the name of a function's own that is set under one. */
function holdsPerhaps(value: Expr, env: Env): boolean {
  if (value.kind === 'choice') return true;
  if (value.kind !== 'name' || givenFor(value, env) !== null) return false;
  for (let at: Env | null = env; at !== null; at = at.parent) {
    const set = at.assigned.get(value.name)?.filter(({ appends }) => !appends);
    if (set === undefined) continue;
    return at.scope.kind === 'function' && (set.length > 1 || set[0]?.depth !== 0) && set.length > 0;
  }
  return false;
}

/** Whether an option is no prompt by itself and text is put behind it in any case: another beginning of one message. */
function isContinued(
  { span }: Expr,
  fragments: readonly Fragment[],
  { appended, perhaps }: Appended,
): boolean {
  const isBegun = appended.some(
    (more) =>
      (more.kind === 'string' || more.kind === 'concat') && !perhaps.has(more) && more.span.start >= span.end,
  );
  return isBegun && !fragments.some(({ parts }) => readsLikePrompt(parts));
}

/** What is put behind a text, and which of it only perhaps. */
type Appended = Pick<Binding & { kind: 'assigned' }, 'appended' | 'perhaps'>;

const nothingMore: Appended = { appended: [], perhaps: new Map() };

/** A text repeated to more characters than this is of unknown size. */
const longestRepetition = 200_000;

function literalsOf(fragments: readonly Fragment[]): StringExpr[] {
  return fragments.flatMap(({ literals }) => literals);
}

/** Whether a text is a name, a number or a mark rather than words for a model. */
function isMereWord({ parts }: Fragment): boolean {
  const text = knownText(parts).trim();
  return /^\S*$/.test(text) && !/[^\p{Script=Latin}\P{L}]/u.test(text);
}

function isAmong(fragments: readonly Fragment[], literals: ReadonlySet<StringExpr>): boolean {
  return literalsOf(fragments).some((literal) => literals.has(literal));
}

/** What is known of the text of parts. */
function knownText(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      part.kind === 'text' ? part.text : part.kind === 'variable' ? (part.defaultText ?? '') : '',
    )
    .join('');
}

function isUnknown(part: Part): part is VariablePart {
  return part.kind === 'variable' && part.defaultText === undefined;
}

/** What a function puts together is known by its name if that says the role: `def system_message(): text = …`. */
function underName(name: string | null, text: Text): Text {
  if (name === null || roleInName(name) === 'prompt') return text;
  const included = text.included.map((fragment) =>
    fragment.path === text.path && roleInName(fragment.name ?? '') === 'prompt'
      ? { ...fragment, name }
      : fragment,
  );
  return { ...text, included };
}

/** What a name holds, of which nothing is in sight, where a text is put behind it. */
function before({ span }: Expr, expr: Expr): Expr {
  return { kind: 'opaque', span: { start: span.start, end: span.start }, children: [expr] };
}

/** What stands before a text that may be left out or repeated, as before the branch or loop of a template. */
export function controlAt(span: Span, control: Condition): Part {
  return { kind: 'control', span, control, expression: '', names: [] };
}

/** The text that a choice puts in or leaves out: `notes ? `Notes: ${notes}` : ''`; null if it chooses between texts. */
function onlyText({ options }: ChoiceExpr): Expr | null {
  const texts = options.filter((option) => !isNothing(option));
  const [text] = texts;
  if (text === undefined || texts.length > 1 || texts.length === options.length) return null;
  return text.kind === 'string' || text.kind === 'concat' ? text : null;
}

function isNothing(expr: Expr): boolean {
  return expr.kind === 'string' && expr.pieces.every((piece) => piece.kind === 'text' && piece.text === '');
}

/** A value, or each of those of which it is one: they go by the name that holds it. */
function withoutChoice({ value, env }: Placed): Placed[] {
  return value.kind === 'choice' ? value.options.map((option) => ({ value: option, env })) : [{ value, env }];
}

/** The variables of an expression; what a module or a class of the file gives back when it is called is none. */
function variablesIn(expr: Expr, file: Program): string[] {
  return freeVariables(expr, (name) => file.imported.has(name) || file.root.declared.has(name));
}

/** The placeholders of a format, called by what a list of arguments puts into them. */
function formatLanguage({ argument }: FormatExpr, env: Env, language: TemplateLanguage): TemplateLanguage {
  return argument.kind === 'list'
    ? filledWith(
        language,
        argument.items.map(({ value }) => variablesIn(value, env.file)),
      )
    : language;
}

/** How a literal is filled: a file that is one text may say so itself, and is a template also where nobody does. */
function languageIn(
  { template }: Program,
  language: TemplateLanguage | null,
  unfilled: TemplateLanguage,
): TemplateLanguage | null {
  if (template === undefined) return language;
  return template.isSure || language === null || language === unfilled ? template.language : language;
}

/** What people call a text that is a file. */
function fileName({ path }: Program): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}
