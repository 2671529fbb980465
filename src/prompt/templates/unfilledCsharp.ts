import { anyPlaceholder } from './anyPlaceholder';
import { semanticKernel } from './semanticKernel';
import type { TemplateLanguage } from './template';

/** A C# text whose filling is not in sight: Semantic Kernel's where it has `{{$x}}`, else any placeholder. */
export const unfilledCsharp: TemplateLanguage = {
  id: 'unfilled-csharp',
  tokenize: (text) => (/\{\{\s*\$/.test(text) ? semanticKernel : anyPlaceholder).tokenize(text),
};
