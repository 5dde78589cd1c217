const assert = require("node:assert");

// Numbers are exact up to 2 ** 53: what would pass that goes into a BigInt.
function sumSquares(n) {
  let total = 0n;
  let part = 0;
  for (let i = 0; i < n; i++) {
    part += i * i;
    if (part > 2 ** 52) {
      total += BigInt(part);
      part = 0;
    }
  }
  return total + BigInt(part);
}

const below = Number(process.argv[2] ?? 10_000_000);
const rounds = Number(process.argv[3] ?? 2);
const n = BigInt(below);
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const total = sumSquares(below);
  const took = (performance.now() - start) / 1000;
  assert.strictEqual(total, ((n - 1n) * n * (2n * n - 1n)) / 6n);
  console.log(`took: ${took.toFixed(9)} s`);
}
