const assert = require("node:assert");

function fib(n) {
  if (n < 2) {
    return n;
  }
  return fib(n - 1) + fib(n - 2);
}

const n = Number(process.argv[2] ?? 32);
const rounds = Number(process.argv[3] ?? 1);
let [expected, following] = [0, 1];
for (let i = 0; i < n; i++) {
  [expected, following] = [following, expected + following];
}
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const found = fib(n);
  const took = (performance.now() - start) / 1000;
  assert.strictEqual(found, expected);
  console.log(`took: ${took.toFixed(9)} s`);
}
