/** `us.anthropic.` and the like before a model id of Amazon Bedrock. */
const bedrockPrefix =
  /^(?:(?:us|us-gov|eu|apac|jp|au|ca|in|sa|global)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|google|meta|mistral|openai|qwen)\.(?=[a-z])/;

/** Hosts and libraries that put themselves before a model id with a colon: `openai:gpt-5`. `mistral:7b` is another thing, a tag. */
const colonPrefix =
  /^(?:anthropic|azure|azure-openai|bedrock|cohere|deepseek|gateway|google|google-genai|google-gla|google-vertex|google_genai|google_vertexai|groq|mistral|mistralai|ollama|openai|openai-chat|openai-responses|openrouter|together|vertexai|xai):(?!v\d)(?=[a-z]+[-\d]|ft:)/;

/** `-2025-08-07`, `-20250807`, `@20250807` and what Bedrock puts behind it: `-v1:0`, `:0`. */
const datedSuffix = /(?:[-@]\d{4}-?\d{2}-?\d{2}(?:-v\d+)?)?(?::\d+)?$/;

/**
 * The model's own id, in lower case, out of the spellings of hosts and libraries: without provider prefix
 * (`openrouter/openai/gpt-5`, `us.anthropic.claude-…`, `openai:gpt-5`, `models/gemini-…`), fine-tune wrapper
 * (`ft:gpt-4o-mini:org::id`) and date (`gpt-5-2025-08-07`).
 */
export function bareModelId(model: string): string {
  let id = model.trim().toLowerCase();
  id = id.slice(id.lastIndexOf('/') + 1);
  id = id.replace(colonPrefix, '');
  if (id.startsWith('ft:')) id = id.split(':')[1] ?? '';
  id = id.replace(bedrockPrefix, '');
  const undated = id.replace(datedSuffix, '');
  return undated === '' ? id : undated;
}
