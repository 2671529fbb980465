/** What this machine checks of one answer. `not` turns a check round. */
export type LocalCheck = { readonly not?: boolean | undefined } & (
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

/** What a model judges: two answers to the same input, by a criterion. */
export interface RubricCheck {
  readonly type: 'rubric';
  /** The criterion, in words. */
  readonly value: string;
  /** Name of the endpoint whose model judges. */
  readonly endpoint: string;
}

/** What an answer must fulfil. */
export type Check = LocalCheck | RubricCheck;

/** Whether this machine makes a check. */
export function isLocal(check: Check): check is LocalCheck {
  return check.type !== 'rubric';
}

/** The checks that a model makes, with their places among all. */
export function rubricsOf(checks: readonly Check[]): (RubricCheck & { readonly check: number })[] {
  return checks.flatMap((each, check) => (each.type === 'rubric' ? [{ ...each, check }] : []));
}
