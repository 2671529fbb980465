import type { Document } from 'yaml';
import { parseDocument } from 'yaml';
import type { ParseProblem } from '../model';

/** A YAML document, as far as it can be read, and what is wrong with it. */
export interface YamlDocument {
  readonly document: Document | null;
  readonly problem: ParseProblem | null;
}

/** The YAML package takes some microseconds a character; nobody writes prompts in documents longer than this. */
const longest = 300_000;

/** A stream of several documents is read no further than its first one. */
function firstDocument(source: string): string {
  const start = /^(?:[ \t\r\n]|#[^\n]*\n|---[ \t]*\r?\n)*/.exec(source)![0].length;
  const next = /^---(?:\s|$)/m.exec(source.slice(start));
  return next === null ? source : source.slice(0, start + next.index);
}

/** Reads YAML that stands at `offset` of its file; the problem's span counts from the file's start. Never throws. */
export function readYaml(source: string, offset: number): YamlDocument {
  const whole = { start: offset, end: offset + source.length };
  if (source.length > longest) {
    return { document: null, problem: { message: 'YAML: too long.', span: whole } };
  }
  try {
    const document = parseDocument(firstDocument(source), {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
    });
    const error = document.errors[0];
    if (error === undefined) return { document, problem: null };
    // An end that is missing is complained about behind the end.
    const [start, end] = error.pos.map((at) => Math.min(at, source.length)) as [number, number];
    return {
      document,
      problem: {
        message: `YAML: ${error.message}`,
        span: { start: offset + start, end: offset + Math.max(end, start) },
      },
    };
  } catch (error) {
    // Brackets nested by the thousand exhaust the stack of the YAML package.
    const message = error instanceof Error ? error.message : String(error);
    return {
      document: null,
      problem: { message: `YAML: ${message}`, span: whole },
    };
  }
}
