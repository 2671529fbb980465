import { dedentParts } from '../code/flow/dedent';
import type { FoundPrompt, PromptFormat } from '../format';
import { plainText } from '../mappedText';
import type { Message, ParameterValue } from '../model';
import type { Role } from '../roles';
import { resolvePath } from '../resolvePath';
import { roleNamed } from '../roles';
import type { Sources } from '../sources';
import { baml as template } from '../templates/baml';
import { templateParts } from '../templates/template';
import type { BamlBlock, BamlString } from './bamlBlocks';
import { bamlBlocks } from './bamlBlocks';
import { hasContent } from './message';
import { partMarkers, splitMessages } from './roleMarkers';
import { modelOf } from './values';

/** BAML functions with their prompts, and `template_string`s. The model is the client's, also of a file beside it. */
export const baml: PromptFormat = {
  id: 'baml',
  language: 'baml',
  claims: ({ path }) => path.endsWith('.baml'),
  read({ path, text }, sources) {
    const blocks = bamlBlocks(text);
    const clients = new Clients(blocks, path, sources);
    const prompts: FoundPrompt[] = [];
    for (const block of blocks) {
      const { keyword, prompt, name } = block;
      if (prompt === null || (keyword !== 'function' && keyword !== 'template_string')) continue;
      const isFunction = keyword === 'function';
      const messages = messagesOf(text, prompt, isFunction ? 'system' : 'prompt');
      if (messages.length === 0) continue;
      const choice = isFunction ? clients.choiceOf(block.values.get('client') ?? '') : {};
      prompts.push({
        format: `baml-${isFunction ? 'function' : 'template'}`,
        messages,
        ...choice,
        symbol: name,
      });
    }
    return { prompts, problem: null };
  },
};

function messagesOf(text: string, { span, inner }: BamlString, first: Role): Message[] {
  const parts = dedentParts(templateParts(plainText(text, inner), template));
  const markers = partMarkers(parts, roleOf);
  if (markers.length > 0) return splitMessages(text, inner, parts, markers, first);
  return hasContent(parts) ? [{ role: first, span, parts, turn: 0 }] : [];
}

function roleOf(expression: string): Role | undefined {
  const role = /^_\s*\.\s*(?:role|chat)\s*\(\s*(?:role\s*=\s*)?["'](?<role>\w+)["']/.exec(expression)?.groups
    ?.role;
  return role === undefined ? undefined : (roleNamed(role) ?? 'prompt');
}

type Choice = Pick<FoundPrompt, 'model' | 'provider' | 'parameters'>;

/** Files in which projects declare their clients; a folder cannot be listed. */
const clientFiles = ['clients.baml', 'client.baml', 'main.baml'];
const parameters = ['temperature', 'max_tokens', 'top_p', 'max_completion_tokens'];

class Clients {
  private readonly own: ReadonlyMap<string, BamlBlock>;
  private others: ReadonlyMap<string, BamlBlock> | null = null;

  constructor(
    blocks: readonly BamlBlock[],
    private readonly path: string,
    private readonly sources: Sources,
  ) {
    this.own = clientsOf(blocks);
  }

  /** Model and parameters of a client by its name, or of `"openai/gpt-5"`. */
  choiceOf(name: string, depth = 0): Choice {
    if (name.includes('/')) return { ...modelOf(name) };
    if (name === '' || depth > 5) return {};
    this.others ??= this.own.has(name) ? null : this.readOthers();
    const client = this.own.get(name) ?? this.others?.get(name);
    if (client === undefined) return {};
    const { values, strategy } = client;
    if (strategy[0] !== undefined) return this.choiceOf(strategy[0], depth + 1);
    const model = values.get('model');
    const provider = values.get('provider') ?? '';
    return {
      ...modelOf(model === undefined || model.startsWith('env.') ? undefined : `${hostOf(provider)}${model}`),
      parameters: Object.fromEntries(
        parameters.flatMap((key): [string, ParameterValue][] => {
          const value = Number(values.get(key));
          return Number.isNaN(value) ? [] : [[key, value]];
        }),
      ),
    };
  }

  private readOthers(): ReadonlyMap<string, BamlBlock> {
    const texts = clientFiles.map((name) => this.sources.read(resolvePath(this.path, name)));
    return clientsOf(texts.flatMap((text) => (text === null ? [] : bamlBlocks(text))));
  }
}

function clientsOf(blocks: readonly BamlBlock[]): ReadonlyMap<string, BamlBlock> {
  return new Map(blocks.filter(({ keyword }) => keyword === 'client').map((block) => [block.name, block]));
}

/** The provider as a prefix of a model's name, where it is one that names the maker. */
function hostOf(provider: string): string {
  return /^(?:openai|anthropic|azure-openai|google-ai|vertex-ai|ollama)$/.test(provider)
    ? `${{ 'google-ai': 'google', 'vertex-ai': 'vertexai' }[provider] ?? provider}/`
    : '';
}
