import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../src/prompt/model';
import { codeFormats } from '../../src/prompt/code/codeFormats';
import { createGrammars } from '../../src/prompt/code/syntax/grammars';
import { codeLanguages } from '../../src/prompt/code/languages';
import { fileFormats } from '../../src/prompt/files/fileFormats';
import type { Sources } from '../../src/prompt/sources';
import type { PromptFormat } from '../../src/prompt/format';
import type { TemplateLanguage } from '../../src/prompt/templates/template';
import { nodeAssets } from '../unit/support/assets';

/** All formats in the order in which they are asked. */
const formats: readonly PromptFormat[] = [...fileFormats, ...codeFormats(createGrammars(nodeAssets()))];

/** The id of the format that claims a file. */
export function formatOf(file: SourceFile): string | null {
  return formats.find((format) => format.claims(file))?.id ?? null;
}

/** The formats, and the grammars by extension, that no fixture reaches: `python`, `typescript (.tsx)`. */
export function missingFixtures(fixtures: readonly SourceFile[]): string[] {
  const reached = new Set(fixtures.map(formatOf));
  const extensions = new Set(fixtures.map(({ path }) => extensionOf(path)));
  return [
    ...formats.map(({ id }) => id).filter((id) => !reached.has(id)),
    ...codeLanguages.flatMap(({ id, grammars }) =>
      [...new Set(Object.values(grammars))]
        .filter((grammar) =>
          Object.keys(grammars).every(
            (extension) => grammars[extension] !== grammar || !extensions.has(extension),
          ),
        )
        .map((grammar) => `${id} (grammar ${grammar})`),
    ),
  ];
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** Every template language that a file of `templates/` exports. */
export async function templateLanguages(): Promise<TemplateLanguage[]> {
  const folder = join(__dirname, '../../src/prompt/templates');
  const found = new Set<TemplateLanguage>();
  for (const name of readdirSync(folder).sort()) {
    const exported = (await import(join(folder, name))) as Record<string, unknown>;
    for (const value of Object.values(exported)) if (isLanguage(value)) found.add(value);
  }
  return [...found];
}

function isLanguage(value: unknown): value is TemplateLanguage {
  return typeof value === 'object' && value !== null && 'id' in value && 'tokenize' in value;
}

/** The other files of the workspace: each fixture lies where it says. */
export function sourcesOf(all: readonly SourceFile[]): Sources {
  const texts = new Map(all.map(({ path, text }) => [path, text]));
  return { read: (path) => texts.get(path) ?? null };
}
