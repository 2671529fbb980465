import type { ControlPart } from '../model';
import type { TemplateToken } from './template';

/** Collects the tokens of a template in order; what is not named becomes text, so that no gap can arise. */
export class TokenList {
  private readonly tokens: TemplateToken[] = [];
  private position = 0;

  /** Text as written, up to `end`. */
  textTo(end: number): void {
    if (end <= this.position) return;
    this.tokens.push({ kind: 'text', start: this.position, end });
    this.position = end;
  }

  /** What the engine prints differently from what is written between `start` and `end`. */
  printed(start: number, end: number, printed: string): void {
    this.textTo(start);
    if (end <= this.position) return;
    this.tokens.push({ kind: 'text', start: this.position, end, printed });
    this.position = end;
  }

  variable(
    start: number,
    end: number,
    expression: string,
    names: readonly string[],
    defaultText?: string,
  ): void {
    this.textTo(start);
    this.tokens.push({
      kind: 'variable',
      start,
      end,
      expression,
      names,
      ...(defaultText === undefined ? {} : { defaultText }),
    });
    this.position = end;
  }

  /** A placeholder without a name; `position` is the 1-based number it asks for, if it does. */
  positional(start: number, end: number, expression: string, position?: string): void {
    this.textTo(start);
    const asked = position === undefined ? {} : { position: Number(position) - 1 };
    this.tokens.push({ kind: 'variable', start, end, expression, names: [], ...asked });
    this.position = end;
  }

  control(
    start: number,
    end: number,
    control: ControlPart['control'],
    expression: string,
    names: readonly string[],
  ): void {
    this.textTo(start);
    this.tokens.push({ kind: 'control', start, end, control, expression, names });
    this.position = end;
  }

  /** Closes the list: the rest, up to `end`, is text. */
  finish(end: number): readonly TemplateToken[] {
    this.textTo(end);
    return this.tokens;
  }
}

/** The distinct names in their order. */
export function distinct(names: Iterable<string>): string[] {
  return [...new Set(names)];
}
