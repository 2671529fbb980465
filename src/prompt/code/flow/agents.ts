import { wordsOf } from '../evidence/naming';
import type { CallExpr, Expr } from '../syntax/syntax';
import { argumentNames } from './arguments';
import type { Env } from './environment';
import { ownName } from './environment';
import { noLinks } from './links';
import { calleeName, calleePath } from './names';
import { definitionOf, resolveFunction, resolveValue } from './resolve';

/**
 * How the file shows that an object talks to a model: it was `made` as one, or it is only `named` like one, so that
 * what it is given has to say more.
 */
export type AgentEvidence = 'made' | 'named';

/** How many functions, fields and agents inside of agents are looked through. */
const maximumDepth = 4;

/**
 * Whether what a call is a method of is an agent, a team of them or a model behind one, as this file shows; null if it
 * does not. Other files are not asked: a file without a word of agents need not be read for them.
 */
export function agentEvidence({ callee }: CallExpr, env: Env): AgentEvidence | null {
  return callee.kind === 'member' ? evidenceOf(callee.object, env, 0) : null;
}

/** Whether a name is one of a model that the file makes, so that it is asked by a call of it: `lm = LM("…")`, `lm(prompt)`. */
export function isMadeModel(callee: Expr, env: Env): boolean {
  if (callee.kind !== 'name') return false;
  const { value, env: at } = resolveValue(callee, env, noLinks);
  if (value.kind !== 'call' || isOther(calleePath(value.callee))) return false;
  return /LM$/.test(calleeName(value.callee)) || makesAgent(value, at, 0);
}

function evidenceOf(expr: Expr, env: Env, depth: number): AgentEvidence | null {
  if (depth > maximumDepth) return null;
  const { value, env: at } = resolveValue(expr, env, noLinks);
  switch (value.kind) {
    case 'call': {
      if (makesAgent(value, at, depth)) return 'made';
      return isOther(calleePath(value.callee)) ? null : named(expr);
    }
    case 'choice':
      return value.options.reduce<AgentEvidence | null>(
        (found, option) => found ?? evidenceOf(option, at, depth + 1),
        null,
      );
    case 'name':
      return typedAsAgent(value.name, at) ? 'made' : (named(value) ?? named(expr));
    case 'member':
    case 'opaque':
      return named(value) ?? named(expr);
    default:
      return null;
  }
}

/** What a name, a field or an item of a list says by how it is called: `self.writer_agent`, `agents[0]`. */
function named(expr: Expr): AgentEvidence | null {
  if (expr.kind === 'opaque') {
    const [list] = expr.children;
    return list !== undefined && isNamedAgent(nameOf(list), true) ? 'named' : null;
  }
  const isItem = expr.kind === 'member' && expr.subscript === true;
  if (isItem && isNamedAgent(nameOf(expr.object), true)) return 'named';
  return isNamedAgent(nameOf(expr), false) ? 'named' : null;
}

function nameOf(expr: Expr): string {
  return ownName(expr) ?? '';
}

function isNamedAgent(name: string, several: boolean): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (words.length === 2 && words[0] === 'user' && last === 'agent') return false;
  const noun = several ? last.replace(/s$/, '') : last;
  // A team by itself may be one of people.
  return agentNouns.has(noun) || (noun === 'team' && words.length > 1) || endsInGroupChat(words);
}

/** Whether something is a model itself, and no agent that has one: by its name, its type or what made it. */
export function isModel(expr: Expr, env: Env): boolean {
  const { value, env: at } = resolveValue(expr, env, noLinks);
  if (value.kind === 'call') {
    const made = calleeName(value.callee);
    return isModelType(made) || /(?:LLM|LM|Model)$|^(?:init_?)?(?:chat_?)?model/i.test(made);
  }
  if (value.kind === 'name' && typesOf(value.name, at).some(isModelType)) return true;
  return /^(?:llm|lm|model)$/.test(wordsOf(nameOf(expr)).at(-1) ?? '');
}

/** A parameter whose type says so: `def review(mentee: Agent)`. */
function typedAsAgent(name: string, env: Env): boolean {
  return typesOf(name, env).some((type) => saysAgent(type) || isModelType(type));
}

/** The names in the type of a parameter. */
function typesOf(name: string, env: Env): readonly string[] {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    const parameter = at.parameters.get(name);
    if (parameter !== undefined) return parameter.type?.match(/[A-Za-z_]\w*/g) ?? [];
  }
  return [];
}

/** Types of models that are asked directly: `ChatOpenAI`, `BaseChatModel`, `LanguageModel`. */
function isModelType(type: string): boolean {
  return /(?:Chat|Language)Model(?:V\d)?$|^(?:Azure)?Chat(?:OpenAI|Anthropic|Ollama|Groq|Bedrock|Google|Vertex|Mistral)/.test(
    type,
  );
}

/** Whether a call makes an agent: by its name, by what it is given, or as what it calls is or returns. */
function makesAgent(call: CallExpr, env: Env, depth: number): boolean {
  const path = calleePath(call.callee);
  if (isOther(path)) return false;
  if (path.slice(-2).some((name) => saysAgent(name)) || isGivenAsAgent(call, env, depth)) return true;
  const made = resolveFunction(call.callee, env, noLinks);
  if (made !== null) {
    return made.scope.statements.some(
      (statement) => statement.kind === 'return' && evidenceOf(statement.value, made, depth + 1) === 'made',
    );
  }
  const definition = definitionOf(call.callee, env, noLinks);
  return definition?.scope.kind === 'class' && definition.scope.bases.some((base) => saysAgent(nameOf(base)));
}

/** Whether the name of a class or function says that it makes an agent: `LLMCouncil`, `create_research_agent`. */
function saysAgent(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (otherNouns.has(last) || (words.length === 2 && words[0] === 'user' && last === 'agent')) return false;
  return words.some((word) => agentNouns.has(word.replace(/s$/, ''))) || endsInGroupChat(words);
}

function endsInGroupChat(words: readonly string[]): boolean {
  return words.at(-1) === 'chat' && words.at(-2) === 'group';
}

/** Whether what something is made with says that it is an agent: what it is told, its agents, its model. */
function isGivenAsAgent(call: CallExpr, env: Env, depth: number): boolean {
  const names = argumentNames(call, env, noLinks);
  if ([...toldToAgents].some((name) => names.has(name))) return true;
  if (!/^[A-Z]|^(?:create|make|build|get|new|init)/.test(calleeName(call.callee))) return false;
  if ([...modelsOfAgents].some((name) => names.has(name))) return true;
  const own = call.args.find(({ name }) => name === 'agent');
  return own !== undefined && evidenceOf(own.value, env, depth + 1) !== null;
}

/** Whether the name of what is called says that it makes something else: an index, a server, a setting. */
function isOther(path: readonly string[]): boolean {
  return path.slice(-2).some((name) => wordsOf(name).some((word) => otherMakers.has(word)));
}

/** What talks to a model, and what several of them are. */
const agentNouns: ReadonlySet<string> = new Set(
  'agent subagent superagent swarm crew council agency assistant chatbot copilot llm groupchat stagehand'.split(
    ' ',
  ),
);

/** Ends of names that say something about agents, and not that it is one. */
const otherNouns: ReadonlySet<string> = new Set(
  (
    'config configs configuration settings options params state status error exception response request result ' +
    'message messages event events tool tools server app application process thread registry store logger log card ' +
    'info spec schema type types id ids name names url path api skill service factory loader parser memory context ' +
    'manager handler role mode list header headers key provider callback metrics monitor proxy output input'
  ).split(' '),
);

/** Words for what has such methods, and a model or a server, and is no agent. */
const otherMakers: ReadonlySet<string> = new Set(
  (
    'embed embedding embeddings embedder encoder vector vectors index store retriever reranker ranker tokenizer ' +
    'splitter loader parser trainer dataset tts stt speech whisper transcriber audio image video server app ' +
    'process popen subprocess thread pool executor logger engine cursor connection database db redis driver browser ' +
    'ssh shell socket request tracker timer scheduler template'
  ).split(' '),
);

/** Keywords, normalised, that only what talks to a model is made with. */
const toldToAgents: ReadonlySet<string> = new Set([
  'instructions',
  'systemprompt',
  'systemmessage',
  'systeminstruction',
  'systeminstructions',
  'backstory',
  'agents',
  'subagents',
  'agentname',
]);

/** Keywords, normalised, that name the model of what is made. */
const modelsOfAgents: ReadonlySet<string> = new Set([
  'llm',
  'model',
  'modelname',
  'modelid',
  'llmconfig',
  'modelclient',
]);

/** What a file must show somewhere for something in it to be an agent: a word for one, or such a keyword. */
export const agentHint =
  /agent|swarm|crew|council|agency|assistant|chatbot|copilot|llm|stagehand|group_*chat|(?:chat|language)_*model|chat_*openai|_team\b|[a-z]Team\b|(?:instructions|system_*(?:prompt|message|instructions?)|backstory|model(?:_*(?:name|id|client))?)["'`\]]*\s*[:=,}]/i;
