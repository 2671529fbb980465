/**
 * The price table, which is large: a bundle of its own, for whoever has a prompt to price. Import it with `import()`,
 * and import nothing of it elsewhere in what is bundled.
 */
export { REMOTE_DATA_JSON_URL as priceDataUrl } from '@pydantic/genai-prices';
export { listModels } from './modelList';
export { mergeProviders, priceChanges, withoutAbsurd } from './priceChanges';
export { bundledCatalogue, createPriceTable } from './priceTable';
