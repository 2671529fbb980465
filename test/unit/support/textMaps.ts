import assert from 'node:assert/strict';
import type { Expr, Module, Piece } from '../../../src/prompt/code/syntax/syntax';
import { documentOffset } from '../../../src/prompt/mappedText';

/** The first literal that a class of the module holds: its text, whose every plain character must stand where the map says. */
export function checkTextMap(module: Module, document: string, expected: string): void {
  const literal = firstLiteral(module);
  assert.ok(literal?.kind === 'string');
  assert.equal(literal.pieces.map(textOfPiece).join(''), expected);
  for (const piece of literal.pieces) {
    if (piece.kind !== 'text') continue;
    for (let index = 0; index < piece.text.length; index++) {
      const character = piece.text.charAt(index);
      const offset = documentOffset(piece, index);
      assert.ok(offset >= piece.span.start && offset <= piece.span.end);
      if (/[A-Za-z]/.test(character) && document[offset] !== '\\') assert.equal(document[offset], character);
    }
  }
}

function textOfPiece(piece: Piece): string {
  return piece.kind === 'text' ? piece.text : '${}';
}

function firstLiteral({ root }: Module): Expr | null {
  for (const statement of root.statements) {
    if (statement.kind === 'assign') return statement.value;
    if (statement.kind !== 'scope') continue;
    for (const member of statement.scope.statements) if (member.kind === 'assign') return member.value;
  }
  return null;
}
