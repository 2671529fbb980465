import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageFile } from '../report/renderings/pageFile';

/** A page of ours with its data as one HTML file. `scriptsFolder`: of the bundles, absolute; `page`: its name there. */
export async function webPageFile(
  scriptsFolder: string,
  page: string,
  { title, data }: { readonly title: string; readonly data: unknown },
): Promise<string> {
  const bundle = (ending: string): Promise<string> =>
    readFile(join(scriptsFolder, 'webview', `${page}.${ending}`), 'utf8');
  return pageFile({
    title,
    data,
    script: await bundle('js'),
    style: await bundle('css'),
    sha256: (text) => createHash('sha256').update(text).digest('base64'),
  });
}
