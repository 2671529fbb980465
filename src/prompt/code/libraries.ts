import type { Library } from './library';
import { agentFramework } from './libraries/agentFramework';
import { agentFrameworkDotnet } from './libraries/agentFrameworkDotnet';
import { agno } from './libraries/agno';
import { anthropic } from './libraries/anthropic';
import { anthropicDotnet } from './libraries/anthropicDotnet';
import { anthropicJava } from './libraries/anthropicJava';
import { autogen } from './libraries/autogen';
import { autogenDotnet } from './libraries/autogenDotnet';
import { bedrock } from './libraries/bedrock';
import { browserAi } from './libraries/browserAi';
import { claudeAgentSdk } from './libraries/claudeAgentSdk';
import { cloudflareAi } from './libraries/cloudflareAi';
import { cohere } from './libraries/cohere';
import { commonTexts } from './libraries/commonTexts';
import { crewai } from './libraries/crewai';
import { dspy } from './libraries/dspy';
import { ell } from './libraries/ell';
import { extensionsAi } from './libraries/extensionsAi';
import { genaiscript, genaiscriptSystem } from './libraries/genaiscript';
import { genkit } from './libraries/genkit';
import { goAnthropic } from './libraries/goAnthropic';
import { goEino } from './libraries/goEino';
import { goGenkit } from './libraries/goGenkit';
import { goGoogle } from './libraries/goGoogle';
import { goLangchain } from './libraries/goLangchain';
import { google } from './libraries/google';
import { googleAdk } from './libraries/googleAdk';
import { googleJava } from './libraries/googleJava';
import { goOllama } from './libraries/goOllama';
import { goOpenai } from './libraries/goOpenai';
import { goTexts } from './libraries/goTexts';
import { haystack } from './libraries/haystack';
import { inHouse } from './libraries/inHouse';
import { instructor } from './libraries/instructor';
import { javaTexts } from './libraries/javaTexts';
import { jinja2 } from './libraries/jinja2';
import { langchain } from './libraries/langchain';
import { langchain4j } from './libraries/langchain4j';
import { litellm } from './libraries/litellm';
import { llamaIndex } from './libraries/llamaIndex';
import { llamaIndexTs } from './libraries/llamaIndexTs';
import { magentic } from './libraries/magentic';
import { mastra } from './libraries/mastra';
import { mcp } from './libraries/mcp';
import { mcpJava } from './libraries/mcpJava';
import { mcpTs } from './libraries/mcpTs';
import { mistral } from './libraries/mistral';
import { ollama } from './libraries/ollama';
import { openai } from './libraries/openai';
import { openaiAgents } from './libraries/openaiAgents';
import { openaiDotnet } from './libraries/openaiDotnet';
import { openaiJava } from './libraries/openaiJava';
import { promptTsx } from './libraries/promptTsx';
import { pydanticAi } from './libraries/pydanticAi';
import { quarkusLangchain4j } from './libraries/quarkusLangchain4j';
import { replicate } from './libraries/replicate';
import { semanticKernel } from './libraries/semanticKernel';
import { semanticKernelDotnet } from './libraries/semanticKernelDotnet';
import { semanticKernelJava } from './libraries/semanticKernelJava';
import { smolagents } from './libraries/smolagents';
import { springAi } from './libraries/springAi';
import { strands } from './libraries/strands';
import { templateEngines } from './libraries/templateEngines';
import { vercelAi } from './libraries/vercelAi';
import { vscodeLm } from './libraries/vscodeLm';
import { rubyAgents } from './libraries/rubyAgents';
import { rubyAnthropic } from './libraries/rubyAnthropic';
import { rubyLangchain } from './libraries/rubyLangchain';
import { rubyLlm } from './libraries/rubyLlm';
import { rubyOpenai } from './libraries/rubyOpenai';
import { rubyTexts } from './libraries/rubyTexts';
import { rustAgents } from './libraries/rustAgents';
import { rustGenai } from './libraries/rustGenai';
import { rustLangchain } from './libraries/rustLangchain';
import { rustOllama } from './libraries/rustOllama';
import { rustOpenai } from './libraries/rustOpenai';
import { rustRig } from './libraries/rustRig';

/** Every library, the more specific first where names overlap. */
export const libraries: readonly Library[] = [
  instructor,
  anthropic,
  google,
  litellm,
  mistral,
  openai,
  cohere,
  ollama,
  bedrock,
  replicate,
  cloudflareAi,
  browserAi,
  vscodeLm,
  promptTsx,
  genaiscriptSystem,
  genaiscript,
  genkit,
  mastra,
  llamaIndexTs,
  mcpJava,
  mcpTs,
  vercelAi,
  langchain,
  llamaIndex,
  haystack,
  dspy,
  crewai,
  pydanticAi,
  googleAdk,
  agno,
  strands,
  smolagents,
  semanticKernel,
  agentFramework,
  autogen,
  openaiAgents,
  claudeAgentSdk,
  mcp,
  magentic,
  ell,
  jinja2,
  inHouse,
  templateEngines,
  commonTexts,
  goOpenai,
  goAnthropic,
  goGenkit,
  goLangchain,
  goEino,
  goGoogle,
  goOllama,
  goTexts,
  rubyOpenai,
  rubyAnthropic,
  rubyLangchain,
  rubyLlm,
  rubyAgents,
  rubyTexts,
  rustOpenai,
  rustRig,
  rustGenai,
  rustLangchain,
  rustOllama,
  rustAgents,
  springAi,
  quarkusLangchain4j,
  langchain4j,
  openaiJava,
  anthropicJava,
  googleJava,
  semanticKernelJava,
  javaTexts,
  semanticKernelDotnet,
  extensionsAi,
  agentFrameworkDotnet,
  openaiDotnet,
  anthropicDotnet,
  autogenDotnet,
];
