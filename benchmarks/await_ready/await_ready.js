const assert = require("node:assert");

async function next(number) {
  return number + 1;
}

async function count(times) {
  let number = 0;
  for (let i = 0; i < times; i++) {
    number = await next(number);
  }
  return number;
}

async function main() {
  const times = Number(process.argv[2] ?? 1_000_000);
  const rounds = Number(process.argv[3] ?? 5);
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const number = await count(times);
    const took = performance.now() - start;
    assert.strictEqual(number, times);
    console.log(`took: ${((took * 1e6) / times).toFixed(1)} ns`);
  }
}

main();
