import { closestMatch } from 'leven';
import { lookUp, quotedId, sellersOf } from './catalogue';
import type { CatalogueRow, WithoutPrice } from './catalogue';
import { readModelName } from './modelName';
import type { ModelName } from './modelName';
import { hosts } from './priceData';
import type { NoPrice } from './priceRow';
import type { Providers } from './providers';

const declareIt = 'Declare its price under "models" in promptmeter.yaml.';
const nameOfOwn =
  'If that is a name of your own (a deployment, a gateway): declare its price under "models" in promptmeter.yaml.';

/** Where models are looked for. */
export interface SearchPlace {
  readonly providers: Providers;
  /** Prices change with the date. */
  readonly now: Date;
}

/** The ways in which a name may be found, from the plainest to the last resort. */
export function searchModel(
  model: string,
  provider: string | null,
  place: SearchPlace,
): CatalogueRow | NoPrice {
  const name = readModelName(model, provider);
  if (name.local) {
    return {
      unpriced: `${quotedId(name.id)} runs on your own machines, which have no price per token. ${declareIt}`,
    };
  }
  if (name.id === '') return { unpriced: 'The model has no name.' };
  const found = searchSellers(name, place) ?? searchUndated(name, place) ?? searchSoleSeller(name, place);
  if (found === null) return whyUnknown(model, name, place);
  if ('withoutPrice' in found) {
    return {
      unpriced: `The price table knows ${found.withoutPrice} (${found.provider}) without a price per token. ${declareIt}`,
    };
  }
  return found;
}

function searchSellers(name: ModelName, place: SearchPlace): CatalogueRow | WithoutPrice | null {
  const stated = name.seller === null ? null : lookUp(place.providers, name.id, name.seller, place.now);
  if (stated !== null) return withDeploymentNote(stated, name);
  if (name.sellerIsPartOfName) return null;
  const claimed = lookUp(place.providers, name.id, null, place.now);
  if (claimed === null || name.seller === null) return claimed;
  // A client of one seller that is pointed at another's address, as OpenAI's often is.
  return withNote(
    claimed,
    `${name.seller} does not sell ${quotedId(name.id)}; priced as sold by ${claimed.provider}.`,
  );
}

/** A version newer than the table: the price of the same model without its date, and a note. */
function searchUndated(name: ModelName, place: SearchPlace): CatalogueRow | WithoutPrice | null {
  const undated = name.id.replace(/-(?:20\d{2}-\d{2}-\d{2}|20\d{6})$/, '');
  if (undated === name.id || undated.startsWith('ft:')) return null;
  const found = searchSellers({ ...name, id: undated }, place);
  if (found === null || 'withoutPrice' in found) return found;
  const note = `The price table does not list the version ${quotedId(name.id)}; it is priced as ${quotedId(undated)}.`;
  return { ...withNote(found, note), listed: false };
}

function searchSoleSeller(name: ModelName, place: SearchPlace): CatalogueRow | WithoutPrice | null {
  if (name.sellerIsPartOfName || name.seller === 'azure') return null;
  const sellers = sellersOf(place.providers, name.id);
  const makers = sellers.filter((seller) => !hosts.includes(seller));
  const [seller, other] = makers.length > 0 ? makers : sellers;
  if (seller === undefined || other !== undefined) return null;
  const found = lookUp(place.providers, name.id, seller, place.now);
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

/** A name of a maker's model that differs in a letter or two, as misspelt ones do. */
function similarName({ id, seller }: ModelName, { providers }: SearchPlace): string | undefined {
  if (id.length > longestName) return undefined;
  const names = providers
    .filter((provider) => (seller === null ? !hosts.includes(provider.id) : provider.id === seller))
    .flatMap(({ models }) => models.map((model) => model.id));
  return closestMatch(id, names, { maxDistance: id.length < 8 ? 1 : 2 });
}

const longestName = 80;

function whyUnknown(fullModel: string, name: ModelName, place: SearchPlace): NoPrice {
  const model = quotedId(fullModel);
  if (name.seller === 'azure') {
    return { unpriced: `${model} is an Azure deployment name that does not tell its model. ${declareIt}` };
  }
  if (name.id.startsWith('ft:')) {
    return { unpriced: `The price table has no price for the fine-tuned model ${model}. ${declareIt}` };
  }
  const sellers = name.sellerIsPartOfName ? [] : sellersOf(place.providers, name.id);
  if (sellers.length > 1) {
    return {
      unpriced: `${model} is sold by ${sellers.join(', ')} at different prices. Name one of them, as in ${sellers[0]!}/${model}.`,
    };
  }
  const similar = similarName(name, place);
  if (similar !== undefined) {
    return {
      unpriced: `The price table does not know ${model}. Did you mean ${similar}? ${nameOfOwn}`,
      similar,
    };
  }
  const where = name.seller === null ? 'The price table' : `The price table of ${name.seller}`;
  return { unpriced: `${where} does not know ${model}. ${nameOfOwn}` };
}
