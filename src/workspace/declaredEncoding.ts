/** Languages whose files may say in which encoding they are. */
const declares = /\.(?:pyi?|rb)$/i;

/** PEP 263, which Ruby's magic comment and those of editors match, too. */
const declaration = /^[ \t\f]*#.{0,200}?coding[:=][ \t]*([-_.a-zA-Z0-9]{1,40})/;

/** It stands in one of the first two lines. */
const declaringBytes = 500;

/** Decodes bytes. Throws where they are no text, if it is a fatal one. */
export interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** What decodes a file by the encoding that a comment at its top declares; null where it declares none that is known. */
export function declaredDecoder(path: string, bytes: Uint8Array, fatal: boolean): Decoder | null {
  if (!declares.test(path)) return null;
  const top = latin1(bytes.subarray(0, declaringBytes));
  for (const line of top.split(/\r\n?|\n/, 2)) {
    const name = declaration.exec(line)?.[1];
    if (name !== undefined) return decoderNamed(name.toLowerCase().replaceAll('_', '-'), fatal);
  }
  return null;
}

/** What Windows-1252 has in place of the control characters of Latin-1. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** By the names of Python and Ruby, which browsers spell otherwise. */
function decoderNamed(name: string, fatal: boolean): Decoder | null {
  // TextDecoder takes the one for the other, some versions of Node the other way round.
  if (/^(?:latin-?1|l1|iso-?8859-1)$/.test(name)) return { decode: latin1 };
  if (/^(?:cp-?|windows-)1252$/.test(name)) {
    return {
      decode: (bytes) =>
        latin1(bytes).replace(/[\x80-\x9f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80]!),
    };
  }
  const label = name
    .replace(/^cp-?(125\d|874)$/, 'windows-$1')
    .replace(/^(?:iso)?-?8859-/, 'iso-8859-')
    .replace(/^latin-(\d+)$/, 'latin$1')
    .replace(/^(?:cp932|sjis|windows-31j)$/, 'shift_jis')
    .replace(/^cp949$/, 'euc-kr')
    .replace(/^cp936$/, 'gbk');
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return null;
  }
}
