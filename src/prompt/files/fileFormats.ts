import type { PromptFormat } from '../format';
import { baml } from './baml';
import { claudeFiles } from './claudeFiles';
import { contextFiles } from './contextFiles';
import { crewaiYaml } from './crewaiYaml';
import { dotprompt } from './dotprompt';
import { geminiCommands } from './geminiCommands';
import { githubPrompt } from './githubPrompt';
import { handlebarsFiles } from './handlebarsFiles';
import { jinjaFiles } from './jinjaFiles';
import { langchainFiles } from './langchainFiles';
import { lcJson } from './lcJson';
import { markedFile } from './markedFile';
import { ollamaModelfile } from './ollamaModelfile';
import { poml } from './poml';
import { promptFolder } from './promptFolder';
import { promptfoo } from './promptfoo';
import { promptMap } from './promptMap';
import { prompty } from './prompty';
import { requestFile } from './requestFile';
import { roleMarkedFile } from './roleMarkedFile';
import { semanticKernelYaml } from './semanticKernelYaml';
import { skills } from './skills';
import { skprompt } from './skprompt';
import { springTemplates } from './springTemplates';
import { vscodePrompts } from './vscodePrompts';

/** The formats of files that are no source code; the first that claims a file reads it, so the specific lead. */
export const fileFormats: readonly PromptFormat[] = [
  contextFiles,
  skills,
  vscodePrompts,
  claudeFiles,
  geminiCommands,
  githubPrompt,
  prompty,
  dotprompt,
  skprompt,
  baml,
  poml,
  ollamaModelfile,
  promptfoo,
  semanticKernelYaml,
  lcJson,
  langchainFiles,
  crewaiYaml,
  requestFile,
  promptMap,
  jinjaFiles,
  springTemplates,
  handlebarsFiles,
  promptFolder,
  roleMarkedFile,
  markedFile,
];
