import type { WorkspaceReport } from '../model';

/** What a rendering needs to know beside the report. */
export interface RenderContext {
  readonly tool: { readonly name: string; readonly version: string };
  /** Columns of the terminal; null where lines may have any length. */
  readonly columns: number | null;
  /** True to say what shows that each prompt is one, and why other literals are none. */
  readonly explain?: boolean;
  /** Address of a line of a file (relative to the root), percent-encoded, where readers can follow one. */
  readonly linkTo?: (path: string, line: number) => string;
}

/** One way to write a report down. Adding one is a new file and an entry in `renderings.ts`. */
export interface Rendering {
  readonly id: string;
  /** What people choose it by. */
  readonly label: string;
  /** Ends in a line break. */
  render(report: WorkspaceReport, context: RenderContext): string;
}
