const assert = require("node:assert");

function sieve(limit) {
  const prime = new Array(limit + 1).fill(true);
  prime[0] = prime[1] = false;
  for (let i = 2; i * i <= limit; i++) {
    if (prime[i]) {
      for (let multiple = i * i; multiple <= limit; multiple += i) {
        prime[multiple] = false;
      }
    }
  }
  let count = 0;
  for (const isPrime of prime) {
    if (isPrime) {
      count++;
    }
  }
  return count;
}

const limit = Number(process.argv[2] ?? 5_000_000);
const known = { 100_000: 9_592, 500_000: 41_538, 1_000_000: 78_498, 5_000_000: 348_513 };
const start = performance.now();
const count = sieve(limit);
const took = (performance.now() - start) / 1000;
assert.strictEqual(count, known[limit]);
console.log(`took: ${took.toFixed(9)} s`);
