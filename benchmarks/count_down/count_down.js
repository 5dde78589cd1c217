const assert = require("node:assert");

function countDown(n) {
  while (n > 0) {
    n -= 1;
  }
  return n;
}

const from = Number(process.argv[2] ?? 20_000_000);
const rounds = Number(process.argv[3] ?? 2);
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const rest = countDown(from);
  const took = (performance.now() - start) / 1000;
  assert.strictEqual(rest, 0);
  console.log(`took: ${took.toFixed(9)} s`);
}
