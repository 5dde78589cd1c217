const assert = require("node:assert");
const { setTimeout: sleep } = require("node:timers/promises");

async function nap(i) {
  await sleep(1000);
  return i;
}

async function main() {
  const count = Number(process.argv[2] ?? 1_000_000);
  const start = performance.now();
  const tasks = [];
  for (let i = 0; i < count; i++) {
    tasks.push(nap(i));
  }
  const results = await Promise.all(tasks);
  const took = (performance.now() - start) / 1000;
  assert.strictEqual(results.reduce((a, b) => a + b, 0), (count * (count - 1)) / 2);
  assert(took >= 0.99);
  console.log(`took: ${took.toFixed(9)} s`);
}

main();
