/**
 * The price table, which is large: a bundle of its own, for whoever has a prompt to price. Import it with `import()`,
 * and import nothing of it elsewhere in what is bundled.
 */
export { listModels } from './modelList';
export { createPriceTable } from './priceTable';
