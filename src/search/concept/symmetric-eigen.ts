const SWEEPS = 30;
const NOTHING = 1e-12;

/** Eigenvalues of a symmetric matrix, and its eigenvectors as columns: Jacobi's rotations, exact enough for a few hundred rows. */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS && !isDiagonal(a, size); sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i] ?? 0), vectors };
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let off = 0;
  let on = 0;
  for (const [i, value] of a.entries()) {
    if (i % (size + 1) === 0) on += value * value;
    else off += value * value;
  }
  return off <= NOTHING * NOTHING * on;
}

/** Makes the entry at (p, q) vanish. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const entry = a[p * size + q] ?? 0;
  if (Math.abs(entry) < NOTHING) return;
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * entry);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const turn = { cosine, sine: t * cosine };
  for (let i = 0; i < size; i++) turnPair(a, i * size + p, i * size + q, turn);
  for (let i = 0; i < size; i++) turnPair(a, p * size + i, q * size + i, turn);
  for (let i = 0; i < size; i++) turnPair(vectors, i * size + p, i * size + q, turn);
}

function turnPair(
  of: Float64Array,
  first: number,
  second: number,
  { cosine, sine }: { readonly cosine: number; readonly sine: number },
): void {
  const [x, y] = [of[first] ?? 0, of[second] ?? 0];
  of[first] = cosine * x - sine * y;
  of[second] = sine * x + cosine * y;
}
