const assert = require("node:assert");

function product(a, b) {
  const size = a.length;
  const result = [];
  for (let i = 0; i < size; i++) {
    const row = a[i];
    const line = [];
    for (let j = 0; j < size; j++) {
      let total = 0;
      for (let k = 0; k < size; k++) {
        total += row[k] * b[k][j];
      }
      line.push(total);
    }
    result.push(line);
  }
  return result;
}

const sum = (numbers) => numbers.reduce((x, y) => x + y, 0);
const fill = (size, element) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => element(i, j)));

const size = Number(process.argv[2] ?? 300);
const a = fill(size, (i, j) => (3 * i + j) % 10);
const b = fill(size, (i, j) => (i + 7 * j) % 10);
const start = performance.now();
const c = product(a, b);
const took = (performance.now() - start) / 1000;
// The sum of all elements of a product is that of each column of a times the row of b.
const expected = sum(b.map((row, k) => sum(a.map((line) => line[k])) * sum(row)));
assert.strictEqual(sum(c.map(sum)), expected);
console.log(`took: ${took.toFixed(9)} s`);
