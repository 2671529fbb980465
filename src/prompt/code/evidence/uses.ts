import type { ModelName } from '../../modelName';
import type { Role } from '../../roles';
import { roleInName } from '../../roles';
import { isMadeModel } from '../flow/agents';
import type { Env, Holder } from '../flow/environment';
import { importsAny, namedArgument, ownName, positionalArgument } from '../flow/environment';
import type { Fragment } from '../flow/fragments';
import { fragmentsOf } from '../flow/fragments';
import type { Links } from '../flow/links';
import { modelOf } from '../flow/modelOf';
import { calleeName, normalised } from '../flow/names';
import { definitionOf } from '../flow/resolve';
import type { Reading } from '../flow/reading';
import type { Expr } from '../syntax/syntax';
import { readText } from '../flow/text';
import { asksModel } from './askingNames';
import { textsOfChains } from './chainEvidence';
import { isShownToPeople } from './forPeople';
import { fillingMethods } from './madeOf';
import { shownRoles } from './shownRoles';

/** How the texts of a file are used elsewhere in it, by the names that hold them. */
export interface Uses {
  /** The first expression that fills the text of a name: `PROMPT.format(…)`, `Template(PROMPT).render(…)`. */
  readonly fillings: ReadonlyMap<string, { readonly expr: Expr; readonly env: Env }>;
  /** The role that the file shows of what the module calls by a name. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The role that the file, or a function of another in sight, shows of what a place holds; undefined if none does. */
  roleOf(holder: Holder): Role | undefined;
  /** The role in which the file sends what the module calls by a name as a whole. */
  readonly sent: ReadonlyMap<string, Role>;
  /** The role in which the file sends what a place holds as a whole; undefined if it does not show it beyond doubt. */
  sentAs(holder: Holder): Role | undefined;
  /** What the module calls by a name that a model is asked with, as the only text or the first: `llm.invoke(PROMPT)`. */
  readonly asked: ReadonlyMap<string, Role>;
  /** Whether a model is asked with what a place holds. */
  isAsked(holder: Holder): boolean;
  /** The same of what is the whole of such a text. */
  readonly requests: ReadonlyMap<string, Role>;
  /** Whether what a place holds is the whole text that a model is asked with. */
  isRequest(holder: Holder): boolean;
  /** What the module calls by a name that texts are made of which a model is asked with, or which are called prompts. */
  readonly parts: ReadonlyMap<string, Role>;
  /** Whether such a text is made of what a place holds. */
  isPart(holder: Holder): boolean;
  /** The model that the file makes and asks with what a place holds: `lm = LM("openai/…")`, `lm(prompt)`; null if none is in sight. */
  modelAsked(holder: Holder): Pick<ModelName, 'provider' | 'model'> | null;
  /** Whether what a place holds only gets to people, as far as this file and those that it imports show. */
  isShown(holder: Holder): boolean;
  /** Whether a callee is a class of the workspace: what it makes is not asked by that. */
  isClass(callee: Expr, env: Env): boolean;
}

/** `links`: to the files that tell what becomes of a text. */
export function usesIn(reading: Reading, links: Links): Uses {
  const fillings = new Map<string, { expr: Expr; env: Env }>();
  const add = (expr: Expr, env: Env): void => {
    const name = filledName(expr, reading);
    if (name !== null && !fillings.has(name)) fillings.set(name, { expr, env });
  };
  // An outer call comes before those inside it, so that the whole chain of a filling is kept.
  for (const { call, env } of reading.program.calls) add(call, env);
  for (const { value, env } of reading.program.holders) if (value.kind === 'format') add(value, env);
  const shown = shownRoles(
    reading.program,
    {
      filled: (expr) => filledName(expr, reading),
      asked: ({ callee, args }, env) => {
        const first = args.find(({ value }) => !isContext(value));
        return first !== undefined && (asksByMethod(callee) || asksByName(callee) || isMadeModel(callee, env))
          ? first.value
          : null;
      },
      sent: textsOfChains(reading),
    },
    links,
  );
  return {
    fillings,
    roles: shown.ofModule,
    roleOf: (holder) => shown.of(holder),
    sent: shown.sentOfModule,
    sentAs: (holder) => shown.sentAs(holder),
    asked: shown.askedOfModule,
    isAsked: (holder) => shown.isAsked(holder),
    requests: shown.requestsOfModule,
    isRequest: (holder) => shown.isRequest(holder),
    parts: shown.partsOfModule,
    isPart: (holder) => shown.isPart(holder),
    modelAsked: (holder) => modelAsked(holder, reading),
    isShown: (holder) => isShownToPeople(holder, links),
    isClass: (callee, env) => definitionOf(callee, env, links)?.scope.kind === 'class',
  };
}

/** As `Uses.modelAsked`, of what a variable holds. */
function modelAsked(
  { kind, name, env }: Holder,
  { program, links }: Reading,
): ReturnType<Uses['modelAsked']> {
  if (kind !== 'assign' || name === null) return null;
  for (const { call, env: at } of program.calls) {
    const first = call.args[0]?.value;
    if (first?.kind !== 'name' || first.name !== name || at.scope !== env.scope) continue;
    const made = isMadeModel(call.callee, at) ? modelOf(call.callee, at, links) : null;
    if (made !== null) return { provider: made.provider, model: made.model };
  }
  return null;
}

/** `ctx`: what a function of Go is given first, and only tells it when to stop. */
function isContext(value: Expr): boolean {
  return value.kind === 'name' && value.name === 'ctx';
}

/** Whether the name of a callee says that it asks a model: `GetChatCompletion(prompt)`, `ask_llm(prompt)`. */
function asksByName(callee: Expr): boolean {
  const name = calleeName(callee);
  return roleInName(name) === 'prompt' && asksModel(name);
}

/** Whether a callee is a method of a model that takes one text: `llm.invoke`, `self.chat_model.generate`, and `llm` itself. */
function asksByMethod(callee: Expr): boolean {
  if (callee.kind === 'name') return modelName.test(callee.name);
  if (callee.kind !== 'member') return false;
  const { object, property } = callee;
  if (modelName.test(property)) return true;
  const receiver = ownName(object) ?? '';
  const method = normalised(property);
  return (
    (modelName.test(receiver) && asking.has(method)) || (running.has(method) && !runsOther.test(receiver))
  );
}

/** Methods that give a text to an agent or a model, whatever that is called: `judge.run(prompt)`. */
const running: ReadonlySet<string> = new Set(
  (
    'run arun runsync runstream invoke ainvoke ask aask chat achat printresponse aprintresponse ' +
    'generatetext generateobject streamtext streamobject'
  ).split(' '),
);

/** What has such methods and talks to no model: `template.invoke(values)`, `subprocess.run(line)`. */
const runsOther =
  /prompt|template|parser|process|^(?:os|db|app|web|server|connection|cursor|session|shell)$/i;

/** What a file must show somewhere for something in it to be asked by its methods, or by a name for a model. */
export const askedHint = new RegExp(
  String.raw`\.\s*(?:${Array.from(running, (method) => Array.from(method).join('_*')).join('|')})_*\s*\(|(?:llm|model|gpt|claude|gemini|openai)\d*[\s)\]?!]*[.(]`,
  'i',
);

const modelName =
  /(?:^|_)(?:llm|chat_?model|language_?model|gpt|chatgpt|claude|gemini|openai)\d*$|^model$|[a-z](?:LLM|Llm|ChatModel)$/;

const asking: ReadonlySet<string> = new Set(
  (
    'invoke ainvoke predict apredict complete acomplete generate agenerate chat achat stream astream ask query run ' +
    'arun call acall completion generatecontent generatetext inference infer respond send sendmessage prompt'
  ).split(' '),
);

/** The name whose text an expression fills; null if it fills none. */
function filledName(expr: Expr, { program, index }: Reading): string | null {
  let at = expr;
  while (at.kind === 'call' || at.kind === 'format') {
    if (at.kind === 'format') {
      at = at.template;
      continue;
    }
    const wrapper = index.wrappers
      .find(at.callee)
      .find(({ modules }) => modules === undefined || importsAny(program, modules));
    if (wrapper !== undefined && wrapper.language !== undefined) {
      const named = wrapper.argument === undefined ? null : namedArgument(at, wrapper.argument);
      const text = named ?? positionalArgument(at, 0);
      if (text === null) return null;
      at = text;
    } else if (at.callee.kind === 'member' && fillingMethods.has(normalised(at.callee.property))) {
      at = at.callee.object;
    } else return null;
  }
  if (at === expr) return null;
  return ownName(at);
}

/** The fragment with its placeholders as the file fills them; null if the file shows no filling of it. */
export function asFilled(name: string, own: Fragment, uses: Uses, reading: Reading): Fragment | null {
  const filling = uses.fillings.get(name);
  if (filling === undefined) return null;
  const text = readText(filling.expr, filling.env, reading);
  const filled = [...fragmentsOf(text), ...text.alternatives].find(
    ({ literals }) => literals.length === own.literals.length && literals[0] === own.literals[0],
  );
  return filled === undefined ? null : { ...own, parts: filled.parts };
}
