import { useCallback, useState } from 'preact/hooks';
import type { Host } from './host';

/** How somebody set a page: plain values by name. Kept by the editor, also when the page is hidden or loaded anew. */
export type Look = Readonly<Record<string, string | number | boolean | null>>;

/** The look of a page, and what changes a part of it. */
export function useLook<ToHost>(host: Host<ToHost>): [Look, (change: Look) => void] {
  const [look, setLook] = useState<Look>(() => lookFrom(host.kept()));
  const change = useCallback(
    (part: Look) =>
      setLook((old) => {
        const next = { ...old, ...part };
        host.keep(next);
        return next;
      }),
    [host],
  );
  return [look, change];
}

/** What was kept may be of another version: only plain values count. */
function lookFrom(kept: unknown): Look {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(
      ([, value]) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
    ),
  );
}

/** One value of a look, if it is among those that are possible. */
export function chosen<T extends string>(look: Look, name: string, possible: readonly T[]): T | undefined {
  return possible.find((value) => value === look[name]);
}
