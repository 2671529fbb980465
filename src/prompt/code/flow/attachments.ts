import { imageSize } from '../../imageSize';
import type { Attachment } from '../../request';
import { constantString } from './constants';
import type { Env } from './environment';
import { entryOf, hasFields } from './environment';
import { nameOf } from './jsonValues';
import type { Links } from './links';
import { listItems } from './lists';
import { eachBlock } from './messageBlocks';
import { calleeName, normalised } from './names';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { Expr } from '../syntax/syntax';

/** Attachments of one call that are read at most. */
const mostAttachments = 500;

/** The images and files in what a call is given as messages or content, in the order written. */
export function attachmentsIn(given: readonly Placed[], links: Links): Attachment[] {
  const found: Attachment[] = [];
  eachBlock(given, links, (value, env) => {
    if (found.length >= mostAttachments) return true;
    const attachment = attachmentOf(value, env, links);
    if (attachment !== null) {
      found.push(attachment);
      return true;
    }
    // Ollama has the images of a message beside its text.
    const images = entryOf(value, 'images');
    const many = images === null ? null : listItems(images, env, links);
    for (const each of many ?? []) found.push(imageOf(each.value, null, each.env, links));
    return false;
  });
  return found;
}

/** Whether an expression is, or names, what a library makes of an image or a file: no text, and counted as what it is. */
export function isMadeAttachment(expr: Expr, env: Env, links: Links): boolean {
  const { value, env: at } = resolveValue(expr, env, links);
  return (
    value.kind === 'call' &&
    makers[normalised(calleeName(value.callee))] !== undefined &&
    attachmentOf(value, at, links) !== null
  );
}

/** A content block that is an image or a file; null for any other. */
function attachmentOf(block: Expr, env: Env, links: Links): Attachment | null {
  const maker = block.kind === 'call' ? makers[normalised(calleeName(block.callee))] : undefined;
  const written = entryOf(block, 'type');
  const type = written === null ? '' : (constantString(written, env, links) ?? '');
  const key = maker ?? types[type] ?? Object.keys(keys).find((each) => entryOf(block, each) !== null);
  if (key === undefined || (type !== '' && types[type] === undefined && maker === undefined)) return null;
  const data = dataOf(block, env, links);
  const media = mediaType(block, env, links);
  const isImage = media === '' ? (keys[key] ?? key) === 'image' : /^image(?:\/|$)/.test(media);
  if (!isImage) {
    const name = media || type || (data === null ? nameOf(block) : nameOf(data.value));
    return { kind: 'file', size: null, detail: null, name };
  }
  return imageOf(data?.value ?? block, detailOf(block, env, links), data?.env ?? env, links);
}

function imageOf(data: Expr, detail: string | null, env: Env, links: Links): Attachment {
  const written = constantString(data, env, links) ?? prefixOf(data);
  return {
    kind: 'image',
    size: imageSize(written),
    detail,
    name: data.kind === 'string' ? 'image' : nameOf(data),
  };
}

/** Types of content blocks, with what they hold: an image, a file, or what their media type says. */
const types: Readonly<Record<string, string>> = {
  image: 'image',
  image_url: 'image',
  input_image: 'image',
  file: 'file',
  input_file: 'file',
  document: 'file',
  media: 'file',
  input_audio: 'file',
  audio: 'file',
  video: 'file',
};

/** Keys of blocks without a type. */
const keys: Readonly<Record<string, string>> = {
  inlineData: 'image',
  fileData: 'image',
  image_url: 'image',
  image: 'image',
  document: 'file',
};

/** Constructions of such blocks. */
const makers: Readonly<Record<string, string>> = {
  imageurl: 'image',
  binarycontent: 'file',
  documenturl: 'file',
  audiourl: 'file',
  videourl: 'file',
  frombytes: 'file',
  fromuri: 'file',
};

const dataKeys = [
  'image_url',
  'image',
  'source',
  'inlineData',
  'fileData',
  'file',
  'url',
  'data',
  'bytes',
  'base64',
];

/** Where the data of a block stand: `{ image_url: { url } }`, `{ source: { data } }`. */
function dataOf(block: Expr, env: Env, links: Links, depth = 0): Placed | null {
  for (const key of dataKeys) {
    const found = entryOf(block, key);
    if (found === null) continue;
    const { value, env: at } = resolveValue(found, env, links);
    return hasFields(value) && depth < 3
      ? (dataOf(value, at, links, depth + 1) ?? { value: found, env })
      : { value: found, env };
  }
  return null;
}

function nested(block: Expr, names: readonly string[], env: Env, links: Links): string | null {
  const holders = [block, ...dataKeys.map((key) => entryOf(block, key))];
  for (const holder of holders) {
    if (holder === null) continue;
    const { value, env: at } = resolveValue(holder, env, links);
    for (const name of names) {
      const found = entryOf(value, name);
      const written = found === null ? null : constantString(found, at, links);
      if (written !== null) return written;
    }
  }
  return null;
}

function mediaType(block: Expr, env: Env, links: Links): string {
  return nested(block, ['media_type', 'mime_type'], env, links) ?? '';
}

function detailOf(block: Expr, env: Env, links: Links): string | null {
  const written = nested(block, ['detail', 'resolution', 'media_resolution'], env, links);
  return written?.toLowerCase().replace('media_resolution_', '') ?? null;
}

/** What stands before the first hole: `data:image/png;base64,iVBOR…`. */
function prefixOf(expr: Expr): string {
  const first = expr.kind === 'string' ? expr.pieces[0] : undefined;
  return first?.kind === 'text' ? first.text : '';
}
