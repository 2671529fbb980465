/** Sparse rows: `columns[start[i]..start[i + 1])` and their `values` are row i. */
export interface SparseMatrix {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

/** Packs rows of (column, value). */
export function sparseMatrix(
  rows: readonly (readonly (readonly [number, number])[])[],
  width: number,
): SparseMatrix {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (start[i + 1] = start[i]! + row.length));
  const columns = new Int32Array(start[rows.length]!);
  const values = new Float64Array(start[rows.length]!);
  let at = 0;
  for (const row of rows) {
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
    }
  }
  return { start, columns, values, width };
}

/**
 * Minimises `Σ weight_i (target_i - row_i · b)² + Σ penalty_j b_j²` by conjugate gradients with a diagonal
 * preconditioner, and gives b.
 */
export function ridge(
  matrix: SparseMatrix,
  target: Float64Array,
  weight: Float64Array,
  penalty: Float64Array,
  iterations = 150,
): Float64Array {
  const { width } = matrix;
  const b = new Float64Array(width);
  const residual = transposed(
    matrix,
    target.map((value, i) => value * weight[i]!),
  );
  const diagonal = penalty.slice();
  eachEntry(matrix, (i, j, value) => (diagonal[j]! += weight[i]! * value * value));
  const direction = residual.map((value, j) => value / diagonal[j]!);
  let energy = dot(residual, direction);
  for (let n = 0; n < iterations && energy > 1e-14; n++) {
    const image = times(matrix, direction).map((value, i) => value * weight[i]!);
    const curvature = transposed(matrix, image);
    for (let j = 0; j < width; j++) curvature[j]! += penalty[j]! * direction[j]!;
    const step = energy / dot(direction, curvature);
    for (let j = 0; j < width; j++) {
      b[j]! += step * direction[j]!;
      residual[j]! -= step * curvature[j]!;
    }
    const scaled = residual.map((value, j) => value / diagonal[j]!);
    const next = dot(residual, scaled);
    for (let j = 0; j < width; j++) direction[j] = scaled[j]! + (next / energy) * direction[j]!;
    energy = next;
  }
  return b;
}

/**
 * Minimises `Σ weight_i (target_i - row_i · b)²` over b >= 0 by coordinate descent, for a few dense columns.
 */
export function nonNegative(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  weight: readonly number[],
  rounds = 2000,
): number[] {
  const width = rows[0]?.length ?? 0;
  const b = new Array<number>(width).fill(0);
  const rest = [...target];
  const curvature = b.map((_, j) => rows.reduce((sum, row, i) => sum + weight[i]! * row[j]! ** 2, 0));
  for (let n = 0; n < rounds; n++) {
    let moved = 0;
    for (let j = 0; j < width; j++) {
      if (curvature[j] === 0) continue;
      const slope = rows.reduce((sum, row, i) => sum + weight[i]! * row[j]! * rest[i]!, 0);
      const value = Math.max(0, b[j]! + slope / curvature[j]!);
      const change = value - b[j]!;
      if (change === 0) continue;
      moved = Math.max(moved, Math.abs(change) / (value + 1e-12));
      b[j] = value;
      rows.forEach((row, i) => (rest[i]! -= change * row[j]!));
    }
    if (moved < 1e-6) break;
  }
  return b;
}

function eachEntry(matrix: SparseMatrix, visit: (row: number, column: number, value: number) => void): void {
  const { start, columns, values } = matrix;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) visit(i, columns[k]!, values[k]!);
  }
}

function times({ start, columns, values }: SparseMatrix, vector: Float64Array): Float64Array {
  const out = new Float64Array(start.length - 1);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += values[k]! * vector[columns[k]!]!;
    out[i] = sum;
  }
  return out;
}

function transposed({ start, columns, values, width }: SparseMatrix, vector: Float64Array): Float64Array {
  const out = new Float64Array(width);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) out[columns[k]!]! += values[k]! * vector[i]!;
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
