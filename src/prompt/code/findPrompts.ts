import type { FoundPrompt } from '../format';
import type { Message, ParameterValue, Role } from '../model';
import type { ModelName } from '../modelName';
import { providerInName } from '../modelName';
import { roleInName } from '../roles';
import type { TemplateLanguage } from '../templates/template';
import type { Env, Holder, Program } from './environment';
import { enclosingFunction, namedArgument, program, receiverName } from './environment';
import type { CallShape, Library, Slot } from './library';
import { libraries } from './libraries';
import type { Reading, Turn } from './messages';
import { firstArgument, isMessage, readContent, readMessages } from './messages';
import { modelKeywords, modelOf, providerOfCallee } from './modelOf';
import { calleePath, endsWithPath, normalised } from './names';
import { addressesModel, namesOtherThing, namesPrompt, readsLikePrompt } from './naming';
import { argumentOf, constantScalar, constantString, resolveValue } from './resolve';
import type { CallExpr, Expr, Module, StringExpr } from './syntax';
import type { Fragment, TextRules } from './text';
import { fragmentsOf, importsAny, readText } from './text';

/** What a language adds: how its templates are filled. The wrappers come from the libraries. */
export type LanguageRules = Omit<TextRules, 'wrappers'>;

/**
 * Finds the prompts of a module, from the surest evidence to the weakest; each literal is claimed by the first:
 * calls that send text, message lists and classes, names that say it, wrappers whose name says it, texts that say it.
 */
export function findPrompts(module: Module, language: LanguageRules, path: string): FoundPrompt[] {
  const wrappers = libraries.flatMap((library) => library.wrappers ?? []);
  const reading: Reading = { program: program(module), rules: { ...language, wrappers }, libraries };
  const finder = new Finder(reading, /prompt/i.test(path));
  finder.calls(
    (shape) => shape.slots.some(({ holds }) => holds === 'messages') && shape.format !== 'langchain',
  );
  finder.calls(() => true);
  finder.messageLists();
  finder.looseMessages();
  finder.named();
  finder.wrapped();
  finder.selfEvident();
  return finder.found;
}

class Finder {
  readonly found: FoundPrompt[] = [];
  private readonly claimed = new Set<StringExpr>();
  private readonly matched = new Set<CallExpr>();
  private readonly program: Program;

  constructor(
    private readonly reading: Reading,
    /** The file's own path says that it holds prompts. */
    private readonly inPromptFile: boolean,
  ) {
    this.program = reading.program;
  }

  /** Calls that a library knows. */
  calls(wanted: (shape: CallShape) => boolean): void {
    for (const { call, env } of this.program.calls) {
      if (this.matched.has(call)) continue;
      const match = this.match(call);
      if (match === null || !wanted(match.shape)) continue;
      this.matched.add(call);
      this.addCall(call, env, match.shape);
    }
  }

  private match(call: CallExpr): { shape: CallShape; library: Library } | null {
    const path = calleePath(call.callee);
    for (const library of this.reading.libraries) {
      for (const shape of library.calls) {
        if (!shape.callee.some((suffix) => endsWithPath(path, suffix))) continue;
        if (shape.needsImport === true && !importsAny(this.program, library.modules)) continue;
        return { shape, library };
      }
    }
    return null;
  }

  private addCall(call: CallExpr, env: Env, shape: CallShape): void {
    const turns: Turn[] = [];
    const alternatives: Turn[] = [];
    for (const slot of shape.slots) {
      const argument = firstArgument(call, slot.at, env);
      if (argument === null) continue;
      if (shape.onlyMessages === true && !this.isMessageList(argument.value, argument.env)) continue;
      const read = this.readSlot(argument.value, argument.env, slot, call);
      turns.push(...read.sent);
      alternatives.push(...read.alternatives);
    }
    const named = this.modelOfCall(call, env, shape);
    const provider = named?.provider ?? this.providerOfCall(call, env, shape);
    const about = {
      format: shape.format,
      provider,
      model: named?.model ?? null,
      parameters: this.parameters(call, env),
      call: call.span,
    };
    this.add(turns, alternatives, about, env);
  }

  private readSlot(
    expr: Expr,
    env: Env,
    slot: Slot,
    call: CallExpr,
  ): { sent: readonly Turn[]; alternatives: readonly Turn[] } {
    const language = languageOf(slot, call);
    if (slot.holds === 'messages')
      return readMessages(expr, env, this.reading, { role: slot.role, language });
    // A system text may be a list of blocks, or one or more message objects.
    const { value, env: at } = resolveValue(expr, env);
    if (
      isMessage(value, at, this.reading) ||
      (value.kind === 'list' && value.items.some((item) => isMessage(item.value, at, this.reading)))
    ) {
      return readMessages(value, at, this.reading, { role: slot.role, language });
    }
    return {
      sent: [{ role: slot.role, text: readContent(expr, env, this.reading, language) }],
      alternatives: [],
    };
  }

  private isMessageList(expr: Expr, env: Env): boolean {
    const { value, env: at } = resolveValue(expr, env);
    if (isMessage(value, at, this.reading)) return true;
    return (
      value.kind === 'list' &&
      value.items.some((item) => {
        const resolved = resolveValue(item.value, at);
        return isMessage(resolved.value, resolved.env, this.reading);
      })
    );
  }

  private modelOfCall(call: CallExpr, env: Env, shape: CallShape): ModelName | null {
    for (const path of shape.model ?? modelKeywords) {
      const argument = firstArgument(call, [path], env);
      const found = argument === null ? null : modelOf(argument.value, argument.env, this.program);
      if (found !== null) return found;
    }
    // `model.generate_content(…)`, `agent.run(…)`: the receiver was made with the model.
    let receiver = call.callee.kind === 'member' ? call.callee.object : null;
    while (receiver !== null) {
      const found = modelOf(receiver, env, this.program);
      if (found !== null) return found;
      receiver = receiver.kind === 'member' ? receiver.object : null;
    }
    return null;
  }

  /** The provider of a call without a visible model: its client's, if that is no other server's. */
  private providerOfCall(call: CallExpr, env: Env, shape: CallShape): string | null {
    let receiver = call.callee.kind === 'member' ? call.callee.object : null;
    while (receiver !== null) {
      const { value, env: at } = resolveValue(receiver, env);
      if (value.kind === 'call') {
        const base = namedArgument(value, 'base_url');
        if (base !== null) return providerInName(constantString(base, at) ?? '');
        return providerOfCallee(value.callee, this.program) ?? shape.provider ?? null;
      }
      receiver = receiver.kind === 'member' ? receiver.object : null;
    }
    return shape.provider ?? null;
  }

  private parameters(call: CallExpr, env: Env): Record<string, ParameterValue> {
    const found: Record<string, ParameterValue> = {};
    for (const name of parameterNames) {
      for (const [prefix, holder] of [
        ['', call],
        ['config.', argumentOf(call, 'config', env)?.value],
      ] as const) {
        if (holder === undefined) continue;
        const argument = firstArgument(call, [`${prefix}${name}`], env);
        if (argument === null) continue;
        const value = constantScalar(argument.value, argument.env);
        if (value !== undefined) found[this.asWritten(call, name)] = value;
      }
    }
    return found;
  }

  /** The spelling that the file uses: `maxTokens` or `max_tokens`. */
  private asWritten(call: CallExpr, name: string): string {
    const wanted = normalised(name);
    const keys: string[] = [];
    const collect = (expr: Expr): void => {
      if (expr.kind !== 'object') return;
      for (const entry of expr.entries) {
        if (entry.key !== null) keys.push(entry.key);
        if (entry.value.kind === 'object') collect(entry.value);
      }
    };
    for (const argument of call.args) {
      if (argument.name !== null) keys.push(argument.name);
      collect(argument.value);
    }
    return keys.find((key) => normalised(key) === wanted) ?? name;
  }

  /** Lists of messages whose call is not in sight. */
  messageLists(): void {
    for (const { value, env, name } of this.program.holders) {
      if (value.kind !== 'list' || !value.items.some((item) => isMessage(item.value, env, this.reading)))
        continue;
      const { sent, alternatives } = readMessages(value, env, this.reading, { role: 'user', language: null });
      this.add(sent, alternatives, { format: 'messages', symbol: name }, env);
    }
  }

  /** Single messages, together where they are appended to the same list. */
  looseMessages(): void {
    const groups = new Map<Env, Map<string, Turn[]>>();
    for (const { value, env, call, kind } of this.program.holders) {
      if (kind === 'item' || !isMessage(value, env, this.reading) || value.kind === 'list') continue;
      const { sent } = readMessages(value, env, this.reading, { role: 'user', language: null });
      // A lone answer is what a program says in the model's name, not what it asks.
      if (sent.every(({ role }) => role === 'assistant' || role === 'tool')) continue;
      const unclaimed = sent.filter(({ text }) =>
        fragmentsOf(text).some((fragment) => !this.isClaimed(fragment)),
      );
      if (unclaimed.length === 0) continue;
      const receiver = call?.callee.kind === 'member' ? receiverName(call.callee.object) : null;
      if (receiver === null) {
        this.add(unclaimed, [], { format: 'messages' }, env);
        continue;
      }
      const byName = groups.get(env) ?? new Map<string, Turn[]>();
      groups.set(env, byName.set(receiver, [...(byName.get(receiver) ?? []), ...unclaimed]));
    }
    for (const [env, byName] of groups)
      for (const turns of byName.values()) this.add(turns, [], { format: 'messages' }, env);
  }

  /** Texts whose name says that they are prompts. A text that is part of a larger one belongs to that. */
  named(): void {
    const candidates = this.program.holders.flatMap((holder) => {
      if (holder.name === null || !holdsText(holder) || holder.assign?.appends === true) return [];
      const text = readText(
        withAppended(holder),
        holder.env,
        this.program,
        this.reading.rules,
        this.filling(holder),
      );
      const { own } = text;
      if (own === null || this.isClaimed(own) || !this.saysPrompt(holder, own)) return [];
      return [{ holder, text, own }];
    });
    const included = new Set(
      candidates.flatMap(({ text }) => text.included.flatMap(({ literals }) => literals)),
    );
    for (const { holder, text, own } of candidates) {
      if (own.literals.some((literal) => included.has(literal))) continue;
      const role = this.roleInUse(holder) ?? roleInName(holder.name!);
      this.add([{ role, text }], [], { format: 'constant', symbol: holder.name }, holder.env);
    }
  }

  private saysPrompt({ name, kind, env }: Holder, { parts }: Fragment): boolean {
    if (name === null) return false;
    if (namesPrompt(name, parts, kind === 'entry' || kind === 'argument')) return true;
    const isConstant = kind === 'assign' && (env.parent === null || env.scope.kind === 'class');
    return this.inPromptFile && isConstant && !namesOtherThing(name) && readsLikePrompt(parts);
  }

  /** How the placeholders of a named text are filled, as far as the file shows. */
  private filling(holder: Holder): TemplateLanguage | null {
    if (holder.kind !== 'assign' && holder.kind !== 'default' && holder.kind !== 'entry') return null;
    const methods = this.program.calls
      .filter(({ call }) => call.callee.kind === 'member' && calleePath(call.callee).at(-2) === holder.name)
      .map(({ call }) => normalised(calleePath(call.callee).at(-1)!));
    if (methods.includes('format') || methods.includes('formatmap')) return this.reading.rules.strFormat;
    return this.reading.rules.unfilled;
  }

  /** The role that an argument shows, to which the constant is passed somewhere in the file. */
  private roleInUse(holder: Holder): Role | null {
    if (holder.kind !== 'assign') return null;
    for (const { value, name } of this.program.holders) {
      if (name === null || value.kind !== 'name' || value.name !== holder.name) continue;
      const role = argumentRoles[normalised(name)];
      if (role !== undefined) return role;
    }
    return null;
  }

  /** Texts passed to functions whose name says that they ask a model. */
  wrapped(): void {
    for (const { value, env, call, kind, name } of this.program.holders) {
      if (kind !== 'argument' || call === null) continue;
      const callee = calleePath(call.callee).at(-1)!;
      const role = name === null ? undefined : argumentRoles[normalised(name)];
      if (isAskingTool(call) || (role === undefined && !asksModel(callee))) continue;
      const text = readText(value, env, this.program, this.reading.rules);
      const { own } = text;
      if (own === null || this.isClaimed(own) || !readsLikePrompt(own.parts)) continue;
      this.add(
        [{ role: role ?? wrapperRole(callee), text }],
        [],
        { format: 'wrapper', call: call.span },
        env,
      );
    }
  }

  /** Texts that address a model, whatever holds them. */
  selfEvident(): void {
    for (const holder of this.program.holders) {
      const { value, env, call, kind, name } = holder;
      if (
        kind === 'bare' ||
        kind === 'attribute' ||
        (name !== null && namesOtherThing(name)) ||
        (call !== null && isAskingTool(call))
      )
        continue;
      if (value.kind !== 'string' && value.kind !== 'concat' && value.kind !== 'call') continue;
      const text = readText(value, env, this.program, this.reading.rules, this.filling(holder));
      if (text.own === null || this.isClaimed(text.own) || !addressesModel(text.own.parts)) continue;
      const role = name === null ? 'prompt' : (argumentRoles[normalised(name)] ?? roleInName(name));
      this.add([{ role, text }], [], { format: 'constant', symbol: name }, env);
    }
  }

  private isClaimed(fragment: Fragment): boolean {
    return fragment.literals.some((literal) => this.claimed.has(literal));
  }

  private add(turns: readonly Turn[], alternatives: readonly Turn[], about: About, env: Env): void {
    const messages: Message[] = [];
    const listed = new Set<StringExpr>();
    const names = new Set<string>();
    let fresh = false;
    turns.forEach(({ role, text }, turn) => {
      for (const fragment of fragmentsOf(text)) {
        if (fragment.literals.some((literal) => listed.has(literal))) continue;
        for (const literal of fragment.literals) listed.add(literal);
        fresh ||= !this.isClaimed(fragment);
        if (fragment.name !== null) names.add(fragment.name);
        messages.push(messageOf(fragment, role, turn));
      }
    });
    // Only a call may send a text that another prompt has already.
    if (messages.length > 0 && (fresh || about.call !== undefined)) {
      for (const literal of listed) this.claimed.add(literal);
      const [only] = names.size === 1 ? names : [];
      const symbol = about.symbol ?? only ?? enclosingFunction(env);
      this.found.push({ ...about, messages, symbol });
    }
    const others = [
      ...turns.flatMap(({ role, text }) => text.alternatives.map((fragment) => ({ role, fragment }))),
      ...alternatives.flatMap(({ role, text }) => fragmentsOf(text).map((fragment) => ({ role, fragment }))),
    ];
    for (const { role, fragment } of others) {
      if (this.isClaimed(fragment)) continue;
      for (const literal of fragment.literals) this.claimed.add(literal);
      this.found.push({
        ...about,
        messages: [messageOf(fragment, role, 0)],
        symbol: fragment.name ?? about.symbol ?? enclosingFunction(env),
      });
    }
  }
}

type About = Omit<FoundPrompt, 'messages'>;

function messageOf(fragment: Fragment, role: Role, turn: number): Message {
  const { span, parts, name } = fragment;
  return { role, span, parts, turn, ...(name === null ? {} : { name }) };
}

function languageOf(slot: Slot, call: CallExpr): TemplateLanguage | null {
  return typeof slot.language === 'function' ? slot.language(call) : (slot.language ?? null);
}

/** The value with what `+=` adds to the same name behind it, up to the next assignment: one message, built in steps. */
function withAppended({ value, env, assign }: Holder): Expr {
  if (assign?.target.kind !== 'name') return value;
  const all = env.assigned.get(assign.target.name) ?? [];
  const appended: Expr[] = [];
  for (const later of all.slice(all.indexOf(assign) + 1)) {
    if (!later.appends) break;
    appended.push(later.value);
  }
  if (appended.length === 0) return value;
  return {
    kind: 'concat',
    operands: [value, ...appended],
    span: { start: value.span.start, end: appended.at(-1)!.span.end },
  };
}

function holdsText({ value, kind }: Holder): boolean {
  if (kind === 'bare' || kind === 'item' || kind === 'attribute') return false;
  return (
    value.kind === 'string' ||
    value.kind === 'concat' ||
    value.kind === 'format' ||
    value.kind === 'call' ||
    value.kind === 'choice'
  );
}

/** Arguments that take a text for a model, in functions of any name. */
const argumentRoles: Readonly<Record<string, Role>> = {
  systemprompt: 'system',
  systemmessage: 'system',
  systeminstruction: 'system',
  systeminstructions: 'system',
  instructions: 'system',
  system: 'system',
  preamble: 'system',
  prompt: 'user',
  userprompt: 'user',
  usermessage: 'user',
  prompttemplate: 'prompt',
};

/** Names that say that a function asks a model. */
function asksModel(callee: string): boolean {
  return /llm|completion|^ask(_|[A-Z]|$)|gpt|claude|gemini|(^|_)(system|user)(_?(message|prompt))?$|(System|User)(Message|Prompt)?$/.test(
    callee,
  );
}

function wrapperRole(callee: string): Role {
  const role = roleInName(callee);
  return role === 'prompt' ? 'user' : role;
}

/** Questions to a person at a terminal or in a dialog. */
function isAskingTool(call: CallExpr): boolean {
  const path = calleePath(call.callee).join('.').toLowerCase();
  return /(^|\.)(input|prompt|confirm|ask|select|secho|echo|print|log|info|debug|warn|warning|error|exception|showinputbox|showinformationmessage|add_argument|argument|option|command|describe|it|test|expect|assert\w*|raises?|fail|skip)$|^(click|typer|inquirer|questionary|enquirer|prompts|rich|console|logger|logging|argparse|parser)\./.test(
    path,
  );
}

const parameterNames = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'max_tokens_to_sample',
  'top_p',
  'top_k',
  'stop',
  'seed',
  'n',
  'frequency_penalty',
  'presence_penalty',
  'reasoning_effort',
  'service_tier',
  'stream',
];
