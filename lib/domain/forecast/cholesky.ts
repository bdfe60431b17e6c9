/**
 * Solves (A + lambda I) X = B for a symmetric positive semi-definite A (size x size, row-major) and several
 * right-hand sides (B is size x sides). A and B stay as they are.
 * @throws RangeError when the matrix is not positive definite
 */
export function solveRidge(
  matrix: Float64Array,
  sides: Float64Array,
  size: number,
  lambda: number,
): Float64Array<ArrayBuffer> {
  const factor = Float64Array.from(matrix)
  for (let i = 0; i < size; i++) factor[i * size + i]! += lambda
  factorise(factor, size)
  const count = sides.length / size
  const solution = Float64Array.from(sides)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) subtractRow(solution, i, k, factor[i * size + k]!, count)
    scaleRow(solution, i, 1 / factor[i * size + i]!, count)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) subtractRow(solution, i, k, factor[k * size + i]!, count)
    scaleRow(solution, i, 1 / factor[i * size + i]!, count)
  }
  return solution
}

/** Lower Cholesky factor in place; the upper triangle keeps old values that nobody reads. */
function factorise(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!
      if (i !== j) matrix[i * size + j] = sum / matrix[j * size + j]!
      else if (sum > 0) matrix[i * size + i] = Math.sqrt(sum)
      else throw new RangeError('the matrix is not positive definite')
    }
  }
}

function subtractRow(
  rows: Float64Array,
  target: number,
  source: number,
  factor: number,
  count: number,
): void {
  if (factor === 0) return
  const to = target * count
  const from = source * count
  for (let c = 0; c < count; c++) rows[to + c]! -= factor * rows[from + c]!
}

function scaleRow(rows: Float64Array, row: number, factor: number, count: number): void {
  for (let c = row * count; c < (row + 1) * count; c++) rows[c]! *= factor
}
