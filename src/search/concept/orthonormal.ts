/** A column that is so small a part of itself once the earlier ones are taken out of it is their mixture. */
const NOTHING = 1e-10;

/** The products of all columns with each other, `width` squared. */
export function gram(matrix: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let row = 0; row < matrix.length; row += width) {
    for (let i = 0; i < width; i++) {
      const value = matrix[row + i] ?? 0;
      if (value === 0) continue;
      const at = i * width;
      for (let j = i; j < width; j++)
        product[at + j] = (product[at + j] ?? 0) + value * (matrix[row + j] ?? 0);
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) product[i * width + j] = product[j * width + i] ?? 0;
  }
  return product;
}

/**
 * Makes the columns orthonormal in place, those that others make up zero: by the Cholesky factor of their products, which
 * reads each row twice and not once for each column. One pass leaves errors of rounding; a second removes them (Yamamoto,
 * Nakatsukasa, Yanagisawa and Fukaya 2015).
 */
export function makeOrthonormal(matrix: Float32Array, width: number, passes: 1 | 2): void {
  for (let pass = 0; pass < passes; pass++)
    divideRows(matrix, width, choleskyFactor(gram(matrix, width), width));
}

/** The lower factor, row by row; a column to be zero has an infinite diagonal. */
function choleskyFactor(product: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    for (let i = 0; i < j; i++) {
      const left = (product[j * width + i] ?? 0) - dot(factor, j * width, i * width, i);
      factor[j * width + i] = left / (factor[i * width + i] ?? 1);
    }
    const whole = product[j * width + j] ?? 0;
    const left = whole - dot(factor, j * width, j * width, j);
    factor[j * width + j] = left > whole * NOTHING ? Math.sqrt(left) : Number.POSITIVE_INFINITY;
  }
  return factor;
}

function dot(of: Float64Array, one: number, other: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (of[one + i] ?? 0) * (of[other + i] ?? 0);
  return sum;
}

/** Each row times the inverse of the factor turned on its side. */
function divideRows(matrix: Float32Array, width: number, factor: Float64Array): void {
  const divided = new Float64Array(width);
  for (let row = 0; row < matrix.length; row += width) {
    for (let j = 0; j < width; j++) {
      let left = matrix[row + j] ?? 0;
      const at = j * width;
      for (let i = 0; i < j; i++) left -= (divided[i] ?? 0) * (factor[at + i] ?? 0);
      divided[j] = left / (factor[at + j] ?? 1);
    }
    matrix.set(divided, row);
  }
}
