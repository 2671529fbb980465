/**
 * What the editor needs only when somebody asks for a scan or a configuration. It is a bundle of its own:
 * reading it takes longer than everything else in starting up. Import it with `import()`, and import nothing of it
 * elsewhere in this folder.
 */
export { ruleOf, rules } from '../advice/rules';
export { priceUsage } from '../cost/priceCall';
export { noUsage } from '../cost/usage/usage';
export { ruleMarkdown } from '../report/renderings/ruleMarkdown';
export { createPromptParser } from '../prompt/parse';
export { parseConfig, readConfig } from '../workspace/config/readConfig';
export { readCurrency } from '../workspace/config/currencySetting';
export { readModels } from '../workspace/config/modelSetting';
export { withRuleLevel } from '../workspace/config/ruleLevelEdit';
export { initialConfig } from '../workspace/config/initialConfig';
export { writeNewConfig } from '../workspace/config/writeConfig';
export { explainCost } from '../workspace/explainCost';
export { explainFit } from '../workspace/explainFit';
export { refreshedCatalogue, priceTableOf } from '../workspace/prices/priceTableOf';
export { updatePrices } from '../workspace/prices/updatePrices';
export { globsIn, globTest } from '../workspace/globs';
export { scanWorkspace } from '../workspace/scan';
export { readEndpoints } from '../workspace/config/endpoints';
export { experimentTexts } from '../workspace/experimentTexts';
export { callVolume } from '../workspace/callVolume';
