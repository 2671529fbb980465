import type { Library } from './library';
import { agentFramework } from './agentFramework';
import { agentFrameworkDotnet } from './agentFrameworkDotnet';
import { agno } from './agno';
import { anthropic } from './anthropic';
import { anthropicDotnet } from './anthropicDotnet';
import { anthropicJava } from './anthropicJava';
import { autogen } from './autogen';
import { autogenDotnet } from './autogenDotnet';
import { bedrock } from './bedrock';
import { browserAi } from './browserAi';
import { browserUse } from './browserUse';
import { camel } from './camel';
import { claudeAgentSdk } from './claudeAgentSdk';
import { cloudflareAi } from './cloudflareAi';
import { cohere } from './cohere';
import { commonTexts } from './commonTexts';
import { crewai } from './crewai';
import { dspy } from './dspy';
import { ell } from './ell';
import { extensionsAi } from './extensionsAi';
import { genaiscript, genaiscriptSystem } from './genaiscript';
import { genkit } from './genkit';
import { goAnthropic } from './goAnthropic';
import { goEino } from './goEino';
import { goGenkit } from './goGenkit';
import { goGoogle } from './goGoogle';
import { goLangchain } from './goLangchain';
import { google } from './google';
import { googleAdk } from './googleAdk';
import { googleJava } from './googleJava';
import { goOllama } from './goOllama';
import { goOpenai } from './goOpenai';
import { goTexts } from './goTexts';
import { haystack } from './haystack';
import { inHouse } from './inHouse';
import { instructor } from './instructor';
import { javaTexts } from './javaTexts';
import { jinja2 } from './jinja2';
import { langchain } from './langchain';
import { langroid } from './langroid';
import { langchain4j } from './langchain4j';
import { litellm } from './litellm';
import { llamaIndex } from './llamaIndex';
import { llamaIndexTs } from './llamaIndexTs';
import { magentic } from './magentic';
import { mastra } from './mastra';
import { mcp } from './mcp';
import { mcpJava } from './mcpJava';
import { mcpTs } from './mcpTs';
import { mistral } from './mistral';
import { ollama } from './ollama';
import { openai } from './openai';
import { openaiAgents } from './openaiAgents';
import { openaiDotnet } from './openaiDotnet';
import { openaiJava } from './openaiJava';
import { promptTsx } from './promptTsx';
import { pydanticAi } from './pydanticAi';
import { quarkusLangchain4j } from './quarkusLangchain4j';
import { replicate } from './replicate';
import { semanticKernel } from './semanticKernel';
import { semanticKernelDotnet } from './semanticKernelDotnet';
import { semanticKernelJava } from './semanticKernelJava';
import { smolagents } from './smolagents';
import { springAi } from './springAi';
import { stagehand } from './stagehand';
import { strands } from './strands';
import { templateEngines } from './templateEngines';
import { vercelAi } from './vercelAi';
import { voyage } from './voyage';
import { vscodeLm } from './vscodeLm';
import { xsai } from './xsai';
import { rubyAgents } from './rubyAgents';
import { rubyAnthropic } from './rubyAnthropic';
import { rubyLangchain } from './rubyLangchain';
import { rubyLlm } from './rubyLlm';
import { rubyOpenai } from './rubyOpenai';
import { rubyTexts } from './rubyTexts';
import { rustAgents } from './rustAgents';
import { rustGenai } from './rustGenai';
import { rustLangchain } from './rustLangchain';
import { rustLlm } from './rustLlm';
import { rustOllama } from './rustOllama';
import { rustOpenai } from './rustOpenai';
import { rustRig } from './rustRig';

/** Every library, the more specific first where names overlap. */
export const libraries: readonly Library[] = [
  instructor,
  anthropic,
  google,
  litellm,
  mistral,
  openai,
  cohere,
  voyage,
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
  xsai,
  vercelAi,
  langchain,
  llamaIndex,
  haystack,
  dspy,
  browserUse,
  crewai,
  pydanticAi,
  googleAdk,
  agno,
  stagehand,
  strands,
  smolagents,
  semanticKernel,
  agentFramework,
  autogen,
  langroid,
  camel,
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
  rustLlm,
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
