import { jsonBlocks } from '../text/jsonBlocks';
import { isObjectSchema, schemaType } from '../text/schemaType';
import { textRule } from '../text/textRule';
import type { TextFinding } from '../text/textRule';
import { editsOf } from '../text/writtenText';
import type { Change } from '../text/writtenText';

/** A JSON schema among the words of a prompt. */
export const schemaInText = textRule({
  id: 'schema/json-schema-in-text',
  title: 'JSON schema in the text',
  tier: 'review',
  level: 'hint',
  action: 'Write the schema as a type',
  message: 'A type of TypeScript says what this JSON schema says, in about half the tokens.',
  explanation: `A JSON schema in a prompt is long: a type of TypeScript with its descriptions as comments has 30 % fewer tokens than the minified schema, 51 % fewer than the indented one, and models read it as well.

**The fix** writes the type. Descriptions and constraints (\`pattern\`, \`minimum\` …) stay as comments; \`?\` marks what is not required.

**Better still,** where the model supports it: give the schema to the call (\`response_format\`, \`outputSchema\`) and take it out of the text.

**Left alone:** schemas with keywords that no type has a counterpart for, such as \`if\` or \`not\`.

**Look at it:** words around that speak of a JSON schema have to speak of a type.`,
  look: (written, { prompt }) =>
    jsonBlocks(written).flatMap(({ start, end, value, language }): TextFinding[] => {
      // A tool that is described in the text is called with JSON by its schema.
      if (!isObjectSchema(value) || prompt.format === 'skill') return [];
      const spelled = (layout: 'lines' | 'inline'): Change[] | null => {
        const type = schemaType(value, layout);
        if (type === null) return null;
        const fence = language === null ? [] : [{ ...language, replacement: 'ts' }];
        return [...fence, { start, end, replacement: type }];
      };
      const lines = spelled('lines');
      if (lines === null) return [];
      const fits = typeof editsOf(written, lines) !== 'string';
      return [{ changes: fits ? lines : spelled('inline')! }];
    }),
});
