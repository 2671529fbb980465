import { localRuntimes, sellerAliases, sellersOfOthersModels } from './priceData';

/** A model as the price table would call it. */
export interface ModelName {
  /** The table's id of the seller; null where the text names none. */
  readonly seller: string | null;
  /** True where the name itself says so (`azure/gpt-4o`): then no other seller is tried. */
  readonly sellerIsPartOfName: boolean;
  /** True where the model runs on the user's own machines. */
  readonly local: boolean;
  /** In lower case, without prefixes of sellers and routers. */
  readonly id: string;
}

const sellerOf = new Map(
  Object.entries(sellerAliases).flatMap(([seller, aliases]) => aliases.map((alias) => [alias, seller])),
);

/** Bedrock's own spelling: an optional region, the maker and a dot. */
const bedrockId =
  /^(?:(?:us|eu|apac|jp|au|ca|in|us-gov|global)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|google|meta|minimax|mistral|moonshot|nvidia|openai|qwen|writer|zai)\.[a-z]/;

/**
 * Reads the many spellings of a model: `openai/gpt-5`, `openai:gpt-5`, `models/gemini-2.5-pro`,
 * `us.anthropic.claude-…-v1:0`, `vertex_ai/claude-sonnet-4@20250514`, resource names of Google and AWS.
 *
 * `provider` is the seller that the call shows, which gives way to one in the name.
 */
export function readModelName(model: string, provider: string | null): ModelName {
  const shown = provider === null ? null : provider.trim().toLowerCase();
  const shownSeller = shown === null ? null : (sellerOf.get(shown) ?? null);
  const text = model
    .trim()
    .toLowerCase()
    .replace(/^litellm(?:_proxy)?\//, '');
  const named = (seller: string, id: string): ModelName => ({
    seller,
    sellerIsPartOfName: true,
    local: false,
    id: idFor(seller, id),
  });

  if (text.startsWith('arn:aws')) return named('aws', text);
  if (text.startsWith('ft:')) return named('openai', text);
  if (/^(?:projects\/.*\/)?publishers\//.test(text)) return named('google', text);
  if (shownSeller !== null && sellersOfOthersModels.includes(shownSeller) && !hasPrefix(text, shownSeller)) {
    return { seller: shownSeller, sellerIsPartOfName: false, local: false, id: text };
  }
  const prefix = /^([^/:]+)[/:](.+)$/s.exec(text);
  if (prefix !== null) {
    const [, before = '', after = ''] = prefix;
    const seller = sellerOf.get(before);
    if (seller !== undefined) return named(seller, after);
    if (localRuntimes.includes(before)) {
      return { seller: null, sellerIsPartOfName: true, local: true, id: after };
    }
  }
  if (bedrockId.test(text)) return named('aws', text);
  return {
    seller: shownSeller,
    sellerIsPartOfName: false,
    local: shown !== null && localRuntimes.includes(shown),
    id: idFor(shownSeller, text.replace(/^models\//, '')),
  };
}

function hasPrefix(text: string, seller: string): boolean {
  const before = /^([^/:]+)[/:]/.exec(text)?.[1];
  return before !== undefined && sellerOf.get(before) === seller;
}

/** Drops the path before the id (`converse/`, regions, `responses/`) and Vertex's `@` before a version. */
function idFor(seller: string | null, id: string): string {
  if (seller !== null && sellersOfOthersModels.includes(seller)) return id;
  const last = seller === null ? id : id.slice(id.lastIndexOf('/') + 1);
  return last.replace(/(?<=.)@(?=\w)/, '-');
}
