import type { PromptFormat } from '../format';
import { claudeFiles } from './claudeFiles';
import { contextFiles } from './contextFiles';
import { dotprompt } from './dotprompt';
import { githubPrompt } from './githubPrompt';
import { jinjaFiles } from './jinjaFiles';
import { markedFile } from './markedFile';
import { promptFolder } from './promptFolder';
import { prompty } from './prompty';
import { skills } from './skills';
import { skprompt } from './skprompt';
import { vscodePrompts } from './vscodePrompts';

/** The formats of files that are prompts as a whole; the first that claims a file reads it, so the specific lead. */
export const fileFormats: readonly PromptFormat[] = [
  contextFiles,
  skills,
  vscodePrompts,
  claudeFiles,
  githubPrompt,
  prompty,
  dotprompt,
  skprompt,
  jinjaFiles,
  promptFolder,
  markedFile,
];
