/** What an answer must fulfil. `not` turns a check round. */
export type Check = { readonly not?: boolean | undefined } & (
  | { readonly type: 'contains' | 'icontains' | 'starts-with' | 'equals'; readonly value: string }
  | { readonly type: 'contains-all' | 'contains-any'; readonly values: readonly string[] }
  | { readonly type: 'regex' | 'javascript'; readonly value: string }
  | { readonly type: 'is-json' | 'contains-json'; readonly schema?: unknown }
  | {
      readonly type: 'words' | 'characters';
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    }
  | { readonly type: 'finish-reason'; readonly value: string }
  | { readonly type: 'similar'; readonly value: string; readonly threshold: number }
);
