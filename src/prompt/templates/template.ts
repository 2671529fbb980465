import type { MappedText } from '../mappedText';
import { documentOffset, sliceMapped } from '../mappedText';
import type { ControlPart, Part } from '../model';

/**
 * One stretch of a template. Tokens cover the text without gaps. A text token says what the engine prints if that
 * differs from what is written (`{{` prints `{`).
 */
export type TemplateToken =
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly printed?: string }
  | {
      readonly kind: 'variable';
      readonly start: number;
      readonly end: number;
      readonly expression: string;
      readonly names: readonly string[];
      readonly defaultText?: string;
      /** 0-based number of the argument that a placeholder asks for by number: `%[2]s`, `{1}`. */
      readonly position?: number;
    }
  | {
      readonly kind: 'control';
      readonly start: number;
      readonly end: number;
      readonly control: ControlPart['control'];
      readonly expression: string;
      readonly names: readonly string[];
    };

/** A template language: total on any text, linear in its length; what it cannot make sense of is text. */
export interface TemplateLanguage {
  readonly id: string;
  tokenize(text: string): readonly TemplateToken[];
}

/** The parts of a mapped text read as a template. */
export function templateParts(mapped: MappedText, language: TemplateLanguage): Part[] {
  const parts: Part[] = [];
  for (const token of language.tokenize(mapped.text)) {
    if (token.end <= token.start) continue;
    if (token.kind === 'text') {
      const slice = sliceMapped(mapped, token.start, token.end);
      parts.push(
        token.printed === undefined
          ? { kind: 'text', ...slice }
          : { kind: 'text', text: token.printed, span: slice.span, map: [0, slice.span.start] },
      );
      continue;
    }
    const span = {
      start: documentOffset(mapped, token.start),
      end: sliceMapped(mapped, token.start, token.end).span.end,
    };
    if (token.kind === 'control') {
      parts.push({
        kind: 'control',
        span,
        control: token.control,
        expression: token.expression,
        names: token.names,
      });
    } else {
      const { expression, names, defaultText } = token;
      parts.push({
        kind: 'variable',
        span,
        expression,
        names,
        ...(defaultText === undefined ? {} : { defaultText }),
      });
    }
  }
  return parts;
}
