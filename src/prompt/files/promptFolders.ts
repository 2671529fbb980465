import { fileName, foldersOf } from './paths';

const promptFolder = /^(?:[\w.-]*[_.-])?(?:pre)?prompts?(?:[_-]?templates?)?$/i;
const otherContent =
  /^(?:node_modules|skills?|docs?|documentation|tests?|__tests__|data|datasets?|fixtures|snapshots?|__snapshots__|outputs?|results?|examples?|samples?|references?|images?|assets|logs?)$/i;

/** True for a file below a folder of prompts (`prompts/`, `preprompts/`, `system_prompts/`), unless it is kept apart there. */
export function inPromptFolder(path: string): boolean {
  const folders = foldersOf(path);
  const at = folders.findLastIndex((folder) => promptFolder.test(folder));
  return at >= 0 && !folders.slice(at + 1).some((folder) => otherContent.test(folder));
}

/** True for a file right in a folder of templates, which may be of anything. */
export function inTemplateFolder(path: string): boolean {
  return /^templates?$/i.test(foldersOf(path).at(-1) ?? '');
}

/** The Fabric layout: `patterns/<name>/system.md` and `user.md`. */
export function isPattern(path: string): boolean {
  return /(?:^|\/)(?:patterns|strategies)\/[^/]+\/(?:system|user)\.md$/.test(path);
}

/** What an agent is told, beside its code: `instructions.md`, `system.md`; people are given such files, too. */
export function isNamedInstructions(path: string): boolean {
  return (
    /^(?:[\w-]+[._-])?(?:instructions|system|persona)\.(?:md|txt)$/i.test(fileName(path)) &&
    !foldersOf(path).some((folder) => forPeople.test(folder))
  );
}

const forPeople = /^(?:\.?docs?|documentation|tests?|website|exercises?|courses?|lessons?|tutorials?)$/i;

/** A name that says the file is a prompt wherever it lies: `system_prompt.md`, `summary-prompt.txt`. */
export function isNamedPrompt(path: string): boolean {
  return (
    /(?:^|[._-])(?:(?:system|user|assistant)[._-]?)?(?:prompt|(?:system|user)[._-]?(?:message|instructions?))\.(?:md|txt)$/i.test(
      fileName(path),
    ) && !foldersOf(path).some((folder) => /^(?:docs?|documentation|tests?|website)$/i.test(folder))
  );
}
