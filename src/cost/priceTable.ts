import type { Assumptions, DeclaredPrice } from './assumptions';
import { lookUp, quotedId, sellersOf } from './catalogue';
import type { CatalogueRow, WithoutPrice } from './catalogue';
import { readModelName } from './modelName';
import type { ModelName } from './modelName';
import { bundledPrices, hosts } from './priceData';
import type { NoPrice, PriceRow } from './priceRow';

export interface PriceTableOptions {
  /** Prices change with the date; the current time if left out. */
  readonly now?: Date;
  /** The user's own prices by model, as written in the code; they win over the table. */
  readonly declared?: Assumptions['declaredPrices'];
}

/** Prices by model, with their date. */
export interface PriceTable {
  /** Date of the table, YYYY-MM-DD. */
  readonly asOf: string;
  /** Where its prices come from, in words. */
  readonly source: string;
  /** The price of a model as a text spells it, `provider` being the seller that the call shows. Never throws. */
  find(model: string, provider?: string | null): PriceRow | NoPrice;
}

/** The bundled price table, offline; each model is looked up once. */
export function createPriceTable(options: PriceTableOptions = {}): PriceTable {
  const now = options.now ?? new Date();
  const { asOf } = bundledPrices;
  const source = `${bundledPrices.package} ${bundledPrices.version}`;
  const known = new Map<string, PriceRow | NoPrice>();
  return {
    asOf,
    source,
    find: (model, provider = null) => {
      const key = `${provider ?? ''} ${model}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const declared = Object.hasOwn(options.declared ?? {}, model) ? options.declared?.[model] : undefined;
      const found = declared === undefined ? search(model, provider, now) : declaredRow(model, declared, now);
      const row = 'unpriced' in found ? found : { source, asOf, ...found };
      known.set(key, row);
      return row;
    },
  };
}

/** What the user declares is a price of today: nobody else dates it. */
function declaredRow(model: string, price: DeclaredPrice, now: Date): PriceRow {
  return {
    asOf: now.toISOString().slice(0, 10),
    matchedModel: model,
    provider: 'declared',
    source: 'declared in promptmeter.yaml',
    inputUsdPerMTok: price.inputUsdPerMTok,
    cacheReadUsdPerMTok: price.cacheReadUsdPerMTok ?? null,
    cacheWriteUsdPerMTok: null,
    outputUsdPerMTok: price.outputUsdPerMTok,
    tiers: [],
    requestUsd: 0,
    contextWindow: null,
    listed: true,
    notes: [],
  };
}

const declareIt = 'Declare its price under "models" in promptmeter.yaml.';

function search(model: string, provider: string | null, now: Date): CatalogueRow | NoPrice {
  const name = readModelName(model, provider);
  if (name.local) {
    return {
      unpriced: `${quotedId(name.id)} runs on your own machines, which have no price per token. ${declareIt}`,
    };
  }
  if (name.id === '') return { unpriced: 'The model has no name.' };
  const found = searchSellers(name, now) ?? searchUndated(name, now) ?? searchSoleSeller(name, now);
  if (found === null) return { unpriced: whyUnknown(model, name) };
  if ('withoutPrice' in found) {
    return {
      unpriced: `The price table knows ${found.withoutPrice} (${found.provider}) without a price per token. ${declareIt}`,
    };
  }
  return found;
}

function searchSellers(name: ModelName, now: Date): CatalogueRow | WithoutPrice | null {
  const stated = name.seller === null ? null : lookUp(name.id, name.seller, now);
  if (stated !== null) return withDeploymentNote(stated, name);
  if (name.sellerIsPartOfName) return null;
  const claimed = lookUp(name.id, null, now);
  if (claimed === null || name.seller === null) return claimed;
  // A client of one seller that is pointed at another's address, as OpenAI's often is.
  return withNote(
    claimed,
    `${name.seller} does not sell ${quotedId(name.id)}; priced as sold by ${claimed.provider}.`,
  );
}

/** A version newer than the table: the price of the same model without its date, and a note. */
function searchUndated(name: ModelName, now: Date): CatalogueRow | WithoutPrice | null {
  const undated = name.id.replace(/-(?:20\d{2}-\d{2}-\d{2}|20\d{6})$/, '');
  if (undated === name.id || undated.startsWith('ft:')) return null;
  const found = searchSellers({ ...name, id: undated }, now);
  if (found === null || 'withoutPrice' in found) return found;
  const note = `The price table does not list the version ${quotedId(name.id)}; it is priced as ${quotedId(undated)}.`;
  return { ...withNote(found, note), listed: false };
}

function searchSoleSeller(name: ModelName, now: Date): CatalogueRow | WithoutPrice | null {
  if (name.sellerIsPartOfName || name.seller === 'azure') return null;
  const sellers = sellersOf(name.id);
  const makers = sellers.filter((seller) => !hosts.includes(seller));
  const [seller, other] = makers.length > 0 ? makers : sellers;
  if (seller === undefined || other !== undefined) return null;
  const found = lookUp(name.id, seller, now);
  return found && withNote(found, `The text does not say who sells ${name.id}; priced as sold by ${seller}.`);
}

function withDeploymentNote(
  found: CatalogueRow | WithoutPrice,
  name: ModelName,
): CatalogueRow | WithoutPrice {
  if (name.seller !== 'azure') return found;
  return withNote(found, `The Azure deployment ${quotedId(name.id)} is taken for the model of that name.`);
}

function withNote<T extends CatalogueRow | WithoutPrice>(found: T, note: string): T {
  return 'notes' in found ? { ...found, notes: [note, ...found.notes] } : found;
}

function whyUnknown(fullModel: string, name: ModelName): string {
  const model = quotedId(fullModel);
  if (name.seller === 'azure') {
    return `${model} is an Azure deployment name that does not tell its model. ${declareIt}`;
  }
  if (name.id.startsWith('ft:')) {
    return `The price table has no price for the fine-tuned model ${model}. ${declareIt}`;
  }
  const sellers = name.sellerIsPartOfName ? [] : sellersOf(name.id);
  if (sellers.length > 1) {
    return `${model} is sold by ${sellers.join(', ')} at different prices. Name one of them, as in ${sellers[0]!}/${model}.`;
  }
  const where = name.seller === null ? 'The price table' : `The price table of ${name.seller}`;
  return `${where} does not know ${model}. If that is a name of your own (a deployment, a gateway): ${lowerFirst(declareIt)}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
