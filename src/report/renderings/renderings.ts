import { csv } from './csv';
import { json } from './json';
import { markdown } from './markdown';
import type { Rendering } from './rendering';
import { sarif } from './sarif';
import { table } from './table';

/** All renderings of a report; the first is the default. */
export const renderings: readonly Rendering[] = [table, json, markdown, csv, sarif];
