/**
 * Asking a provider for a count, with the libraries of the providers: a bundle of its own, loaded when somebody does.
 * Import it with `import()`.
 */
export { checkedBaseUrl } from './baseUrl';
export { countEndpointFor, countEndpoints } from './countEndpoints';
export { countExactly, CountFailure } from './countExactly';
export { charactersOf, countRequest, textOf } from '../tokens/countRequest';
export { learnFactor } from '../tokens/promptFactor';
export { textTokensOf } from '../tokens/providerCount';
