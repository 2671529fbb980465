import { anyPlaceholder } from './anyPlaceholder';
import { javaFormat } from './javaFormat';
import type { TemplateLanguage } from './template';

/** A Java text whose filling is not in sight: `String.format` where it has a conversion for a string, else any placeholder. */
export const unfilledJava: TemplateLanguage = {
  id: 'unfilled-java',
  tokenize: (text) => (/%(?:\d+\$)?[sd]/.test(text) ? javaFormat : anyPlaceholder).tokenize(text),
};
