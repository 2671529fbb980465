import { dataLanguage, dataOf } from '../data/dataFile';
import type { DataNode } from '../data/dataNode';
import { at, entriesOf, scalarsOf, textAt } from '../data/dataNode';
import { walk } from '../data/walk';
import type { Evidence } from '../evidence';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import type { Message, SourceFile } from '../model';
import type { Role } from '../roles';
import { roleInName, roleNamed } from '../roles';
import type { TemplateLanguage } from '../templates/template';
import { workflowExpression } from '../templates/workflowExpression';
import { chatMessages, dataMessage, isChat } from './dataMessage';
import { fileName, foldersOf, isAboutFolder } from './paths';
import { inPromptFolder } from './promptFolders';
import { addressesModel, readsLikePrompt } from './promptText';
import { jinja } from '../templates/jinja';
import { languageInText } from '../templates/languageInText';
import { literal } from '../templates/literal';
import { modelOf } from './values';

/** Keys whose text is a prompt, if it reads like one: `system_prompt`, `instructions`, `userPromptTemplate`. */
const promptKey =
  /(?:^|[._ -])(?:prompts?|instructions?|preamble|persona|(?:system|user|developer)(?:[._ -]?(?:messages?|text|content))?)(?:[._ -]?(?:templates?|text|message|content|str|v?\d+))?$/i;
/** Keys of maps and lists that hold prompts under names of their own. */
const holderKey = /(?:^|[._ -])(?:[a-z]*prompts?|prompt[._ -]?templates?|instructions)$/i;
/** Keys that say something about a prompt, and are none. */
const aboutKey =
  /(?:^|[._ -])(?:descriptions?|descr?|name|title|label|comments?|notes?|id|key|slug|url|path|file|author|version|tags?|examples?|expected|metadata|category|type|summary|hint|placeholder|tooltip|icon|help|license)$/i;

/** Among prompts, what a system is told of who it is. */
const systemDescription = /^system[._ -]?description$/i;

/** Keys of the text itself where the file says what it is: `content` in `compression_prompt.yaml`. */
const bodyKey = /^(?:content|text|template|body)$/i;

/** Evidence of such a key with more than a few words. */
const bodyEvidence = /^[ \t-]*["']?(?:content|text|template|body)["']?[ \t]*:[ \t]*(?:[|>]|.{60})/m;

/** Keys of what a shell shows in front of what is typed. */
const shellKey = /^(?:left|right|shell|repl|cli|terminal|ps[12])[._ -]?prompt$/i;

/** Keys of what a user says. */
const userKey = /^user(?:[._-]?prompt)?$/i;

/** Keys of what a system is told, in agents whose other messages are templates beside it, too. */
const systemTemplateKey = /^system[._-]?template$/i;
const templateKey = /[._-]template$/i;

/** Evidence in the text that a file is worth reading as data. */
const evidence =
  /(?:^|[\s"'_.{,-])(?:\w*prompts?|instructions?|preamble|persona|system\w*|developer_instructions)(?:[._ -]?(?:templates?|text|message|content|str|v?\d+))?["']?[ \t]*[:=\]]|role["']?[ \t]*[:=][ \t]*["']?(?:system|developer)\b/im;

/** Keys with which an agent, node or step names the model that it asks. */
const modelWords = String.raw`(?:model(?:[._-]?(?:name|id|config))?|provider|llm(?:[._-]?(?:config|model|name))?|deployment)`;
const modelKey = new RegExp(`^${modelWords}$`, 'i');

/** Evidence of an agent that is told its role at length: `role: |` in a file that names models. */
const roleEvidence = /^[ \t-]*["']?role["']?[ \t]*:[ \t]*(?:[|>][-+\d]*[ \t]*\r?$|.{40})/im;
const modelEvidence = new RegExp(String.raw`^[ \t{-]*["']?${modelWords}["']?[ \t]*:`, 'im');

/** Keys of what an agent is given to do. */
const taskKey = /(?:^|_)task$/i;
const taskEvidence = /^[ \t-]*["']?(?:\w+_)?task["']?[ \t]*:[ \t]*(?:[|>][-+\d]*[ \t]*\r?$|.{80})/im;

/** What is put into a text, and evidence that a message has such. */
const hole = /\{\{[^{}\n]+\}\}/;
const userEvidence = /role["']?[ \t]*[:=][ \t]*["']?(?:user|human)\b/i;

/** Files whose keys only look like it: translations, schemas, manifests, locks, descriptions of interfaces. */
const otherFile =
  /^(?:package(?:-lock)?|composer|tsconfig[\w.-]*|jsconfig|manifest|angular|nx|turbo|lerna|renovate|vercel|openapi[\w.-]*|swagger[\w.-]*|docker-compose[\w.-]*|compose[\w.-]*|chart|values[\w.-]*|mkdocs|_config|\w+\.schema|schema|pnpm-lock|cargo|pyproject|\.?eslintrc|taskfile|tasks|launch|settings|nls[\w.-]*|package\.nls[\w.-]*|[a-z]{2}(?:[-_][a-z]{2,4})?)\.\w+$/i;
const otherFolder =
  /^(?:locales?|i18n|l10n|lang|langs|languages?|translations?|intl|data|datasets?|outputs?|results?|logs?|seeds?|seeders?|traces?|recordings?|cassettes|schemas?|__snapshots__|benchmarks?|\.vscode|\.idea|charts?|helm|k8s|migrations?)$/i;

/** Keys of what a test or a model has said. */
const sampleKey =
  /(?:^|_)(?:eval_?cases?|test_?(?:cases?|data)|tests|examples?|samples?|spans?|traces?|conversations?|history|fixtures?)$/i;

/** What the path tells about a file. */
interface Reading {
  readonly isPromptFile: boolean;
  readonly isWorkflow: boolean;
  /** How a skill shows itself: `$name` mentions a skill, and nothing is put in. */
  readonly isSkillInterface: boolean;
}

/** A file with more prompts than this is a data set. */
const mostPrompts = 100;

/** Maps of prompts in YAML, JSON and TOML: keys that say prompt, with texts that read like one. */
export const promptMap: PromptFormat = {
  id: 'prompt-map',
  language: 'yaml',
  mayClaim,
  claims: ({ path, text }) =>
    mayClaim(path) &&
    ((isPromptFile(path) && bodyEvidence.test(text)) ||
      evidence.test(text) ||
      taskEvidence.test(text) ||
      (userEvidence.test(text) && hole.test(text)) ||
      (roleEvidence.test(text) && modelEvidence.test(text))) &&
    !describesInterface(text),
  read: readPromptMap,
};

function mayClaim(path: string): boolean {
  const language = dataLanguage(path);
  if (language === null || otherFile.test(fileName(path)) || isAboutFolder(path)) return false;
  const folders = foldersOf(path);
  // Configurations of a benchmark tell what its agent is told: `config/benchmarks/multilingual.yaml`.
  const isOther = (folder: string, i: number): boolean =>
    otherFolder.test(folder) && !(/^benchmarks?$/i.test(folder) && /^configs?$/i.test(folders[i - 1] ?? ''));
  if (folders.some(isOther)) return false;
  // JSON is the format of data: there the path has to say something, too.
  return (
    language !== 'json' ||
    /prompt|agent|assistant|instruction|persona|llm|opencode|config|appsettings|chat|model/i.test(path)
  );
}

function describesInterface(text: string): boolean {
  const head = text.slice(0, 3000);
  // Agents of Microsoft's frameworks say their kind as well.
  return (
    !/^kind:[ \t]*Prompt\b/m.test(head) &&
    /^[ \t{]*["']?(?:openapi|swagger|\$schema|apiVersion|kind)["']?[ \t]*:(?![ \t]*["']?https:\/\/opencode)/m.test(
      head,
    )
  );
}

function isPromptFile(path: string): boolean {
  return inPromptFolder(path) || /prompt/i.test(fileName(path));
}

function readPromptMap(file: SourceFile): Found {
  const { root, problem } = dataOf(file);
  // A list of records is a data set, unless the file is called prompts.
  if (root?.kind === 'list' && !/prompt|agent/i.test(fileName(file.path))) {
    return { prompts: [], problem: null };
  }
  const reading: Reading = {
    isPromptFile: isPromptFile(file.path),
    isWorkflow: /(?:^|\/)\.github\/(?:workflows|actions)\//.test(file.path),
    isSkillInterface: /(?:^|\/)skills\/.*\bagents\/\w+\.ya?ml$/.test(file.path),
  };
  const prompts: FoundPrompt[] = [];
  const said: FoundPrompt[] = [];
  let hasAgents = false;
  for (const { node, keys } of walk(root)) {
    if (prompts.length > mostPrompts) return { prompts: [], problem: null };
    if (node.kind === 'map') {
      const found = promptsOfMap(node, keys, reading);
      hasAgents ||= found.length > 0 && namesModel(node);
      prompts.push(...found);
      said.push(...promptOfMessage(node, keys));
    } else if (isChat(node)) prompts.push(...promptOfChat(node, keys));
  }
  // What a node of a workflow says is sent to the agents beside it.
  if (hasAgents) prompts.push(...said);
  // What is no prompt file by its content has no problems to be told about.
  return { prompts: once(prompts), problem: prompts.length > 0 ? problem : null };
}

/** Without those that stand elsewhere, and are only referred to again (`*alias`). */
function once(prompts: readonly FoundPrompt[]): FoundPrompt[] {
  const known = new Set<number>();
  return prompts.filter(({ messages }) => {
    const isNew = messages.some(({ span }) => !known.has(span.start));
    for (const { span } of messages) known.add(span.start);
    return isNew;
  });
}

function promptOfChat(node: DataNode, keys: readonly string[]): FoundPrompt[] {
  if (keys.some((key) => sampleKey.test(snake(key)))) return [];
  const texts = node.kind === 'list' ? node.items.map((item) => textAt(item, 'content') ?? '') : [];
  const told = node.kind === 'list' ? node.items.findIndex((item) => textAt(item, 'role') === 'system') : -1;
  // Where no system is told anything, a message is a prompt that something is put into.
  const text = told < 0 ? texts.find((each) => hole.test(each)) : texts[told];
  if (text === undefined || !readsLikePrompt(text)) return [];
  const messages = chatMessages(node, languageInText(text));
  return messages.length === 0
    ? []
    : [{ format: 'prompt-map', evidence: { kind: 'messages' }, messages, symbol: symbolOf(keys) }];
}

function namesModel(node: DataNode): boolean {
  return entriesOf(node).some(({ key, value }) => value.kind !== 'value' && modelKey.test(snake(key)));
}

/** What a node says in a role: `role: user` beside `content: |`. */
function promptOfMessage(node: DataNode, keys: readonly string[]): FoundPrompt[] {
  const role = roleNamed(textAt(node, 'role') ?? '');
  const text = textAt(node, 'content');
  // The messages of a list are read as a conversation.
  if (role === null || text === undefined || keys.at(-1)?.startsWith('#') === true) return [];
  if (keys.some((key) => sampleKey.test(snake(key))) || text.trim().length < 20 || !readsLikePrompt(text)) {
    return [];
  }
  const message = dataMessage(at(node, 'content'), role, languageInText(text));
  return message === null
    ? []
    : [{ format: 'prompt-map', evidence: { kind: 'messages' }, messages: [message], symbol: symbolOf(keys) }];
}

interface Candidate {
  readonly key: string;
  readonly message: Message;
  readonly evidence: Evidence;
}

/** The prompts among the texts of one map. Those of a system and a user are one request. */
function promptsOfMap(node: DataNode, keys: readonly string[], reading: Reading): FoundPrompt[] {
  if (keys.some((key) => sampleKey.test(snake(key)))) return [];
  // The schema of a field, with its default.
  if (keys.includes('properties') && textAt(node, 'type') !== undefined) return [];
  const held = keys.slice(-2).some((key) => holderKey.test(key));
  const isAgent = namesModel(node);
  const choice = {
    ...modelOf(textAt(node, 'model') ?? textAt(node, 'model_name') ?? textAt(at(node, 'model'), 'id')),
    parameters: { ...settingsOf(node), ...settingsOf(at(at(node, 'model'), 'options')) },
  };
  const texts = entriesOf(node).flatMap(({ key, value }) =>
    value.kind === 'text' && !isAbout(key, held) && !shellKey.test(snake(key)) ? [{ key, value }] : [],
  );
  const accepted = texts.filter(({ key, value }) => isPromptText(value.value, key, held, isAgent, reading));
  // Beside what a system is told, what a user says is a prompt even if it is short.
  const besideTemplate = texts.some(({ key }) => systemTemplateKey.test(snake(key)));
  const others = accepted.some(({ key }) => roleInName(key) === 'system')
    ? texts.filter(
        (text) =>
          !accepted.includes(text) &&
          (userKey.test(text.key) ||
            (besideTemplate && templateKey.test(snake(text.key)) && isTurn(text.value.value))),
      )
    : [];
  // Beside what a user says, the text itself is what a system is told.
  const besideUser = texts.some(({ key }) => userKey.test(key));
  const found: Candidate[] = texts
    .filter((text) => accepted.includes(text) || others.includes(text))
    .flatMap(({ key, value }) => {
      const said = besideUser && bodyKey.test(key) ? 'system' : roleOf(keys, key, reading);
      const role = said === 'prompt' && besideTemplate && templateKey.test(snake(key)) ? 'user' : said;
      const filled = besideTemplate && value.value.includes('{{') ? jinja : languageOf(value.value, reading);
      const message = dataMessage(value, role, filled);
      const named = promptKey.test(snake(key)) || (besideTemplate && templateKey.test(snake(key)));
      const evidence: Evidence = named
        ? { kind: 'name', name: key }
        : { kind: 'path', name: keys.at(-1) ?? key };
      return message === null ? [] : [{ key, message, evidence }];
    });
  const paired = found.filter(({ message }) => message.role === 'system' || message.role === 'user');
  const [first] = paired;
  const isPair = first !== undefined && paired.length === 2 && first.message.role !== paired[1]!.message.role;
  const single = isPair ? found.filter((each) => !paired.includes(each)) : found;
  return [
    ...(isPair
      ? [
          {
            format: 'prompt-map',
            evidence: first.evidence,
            messages: paired.map(({ message }, turn) => ({ ...message, turn })),
            ...choice,
            symbol: symbolOf(keys),
          },
        ]
      : []),
    ...single.map(({ key, message, evidence }) => ({
      format: 'prompt-map',
      evidence,
      messages: [message],
      ...choice,
      symbol: symbolOf([...keys, key]),
    })),
  ];
}

function isAbout(key: string, held: boolean): boolean {
  return aboutKey.test(snake(key)) && !(held && systemDescription.test(snake(key)));
}

/** Whether a text beside what a system is told is sent as it stands: it has words, or puts something in. */
function isTurn(text: string): boolean {
  return /\{\{\s*\w/.test(text) || (text.trim().length >= 40 && readsLikePrompt(text));
}

/** The less the key says, the more the text has to. */
function isPromptText(
  text: string,
  key: string,
  held: boolean,
  isAgent: boolean,
  { isPromptFile }: Reading,
): boolean {
  const sample = text.trim();
  if (!/\s\S+\s/.test(sample) || /^(?:https?:|file:|\.{0,2}\/|[\w-]+\/[\w./-]+$)/.test(sample)) return false;
  const name = snake(key);
  if (/^role$/i.test(name)) {
    const isTold = isAgent && sample.length >= 40 && readsLikePrompt(text);
    return isTold || (sample.length >= 60 && addressesModel(text));
  }
  if (/instructions?$/i.test(name)) {
    // Instructions may be for people as well.
    return readsLikePrompt(text) && (isAgent || sample.includes('\n') || addressesModel(text));
  }
  if (promptKey.test(name)) {
    return readsLikePrompt(text) && (sample.length >= 30 || text.includes('{') || addressesModel(text));
  }
  if (held && sample.length >= 60 && roleInName(key) === 'system') return /\w[.?!:]/.test(sample);
  if (held) return sample.length >= 30 && readsLikePrompt(text);
  if (taskKey.test(name) && isTask(sample)) return true;
  return (
    isPromptFile && sample.length >= 60 && (bodyKey.test(name) ? readsLikePrompt(text) : addressesModel(text))
  );
}

/** Whether a text tells an agent in several sentences what it is to do: it says so, or something is put in. */
function isTask(text: string): boolean {
  const sentences = text.match(/[.!?:](?:\s|$)/g)?.length ?? 0;
  return (
    text.length >= 100 && sentences >= 2 && readsLikePrompt(text) && (hole.test(text) || addressesModel(text))
  );
}

/** Instructions are what an agent is told; the prompt of a workflow's step is what it is asked. */
function roleOf(keys: readonly string[], key: string, { isWorkflow }: Reading): Role {
  const role = roleInName([...keys, key].slice(-2).join('_'));
  if (role !== 'prompt') return role;
  if (/(?:^|[._-])instructions?$|^role$/i.test(snake(key))) return 'system';
  if (taskKey.test(snake(key)) && !keys.slice(-2).some((each) => holderKey.test(each))) return 'user';
  return isWorkflow ? 'user' : 'prompt';
}

function languageOf(text: string, { isWorkflow, isSkillInterface }: Reading): TemplateLanguage {
  if (isSkillInterface) return literal;
  return isWorkflow ? workflowExpression : languageInText(text);
}

function snake(key: string): string {
  return key.replace(/([a-z\d])([A-Z])/g, '$1_$2');
}

function settingsOf(node: DataNode | undefined): ReturnType<typeof scalarsOf> {
  return Object.fromEntries(
    Object.entries(scalarsOf(node)).filter(
      ([key, value]) =>
        /^(?:temperature|top_?p|top_?k|max_?(?:output_?|completion_?)?tokens)$/i.test(key) &&
        typeof value === 'number',
    ),
  );
}

function symbolOf(keys: readonly string[]): string | null {
  return keys.length === 0 ? null : keys.join('.').replaceAll('.#', '#');
}
