import { escapeHtml, jsonInHtml } from '../../text/html';

/** What a page that is a file of its own is made of. */
export interface PageFile {
  readonly title: string;
  /** What the page shows: anything that is JSON. */
  readonly data: unknown;
  /** The bundle of the page, as text. */
  readonly script: string;
  readonly style: string;
  /** SHA-256 of a text in base64: the file says itself what may run in it. */
  readonly sha256: (text: string) => string;
}

/**
 * A page with its data as one HTML file: it opens from disk, loads nothing and runs nothing but its own script. The data
 * is JSON in an element that no browser runs, and what a browser would take for its end is escaped.
 */
export function pageFile({ title, data, script, style, sha256 }: PageFile): string {
  const policy = `default-src 'none'; script-src 'sha256-${sha256(script)}'; style-src 'sha256-${sha256(style)}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en" class="exported">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
