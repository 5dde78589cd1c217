// Each worker takes items until none is left: `cores.js [BELOW]`.
const assert = require("node:assert");
const { availableParallelism } = require("node:os");
const { Worker, isMainThread, parentPort } = require("node:worker_threads");

// Numbers are exact up to 2 ** 53: what would pass that goes into a BigInt.
function cpuHeavy(n) {
  let total = 0n;
  let part = 0;
  for (let x = 0; x < n; x++) {
    part += x * x;
    if (part > 2 ** 52) {
      total += BigInt(part);
      part = 0;
    }
  }
  return total + BigInt(part);
}

async function main() {
  const below = Number(process.argv[2] ?? 1_000_000);
  const start = performance.now();
  const items = Array(8).fill(below);
  const results = [];
  const ended = Array.from(
    { length: availableParallelism() },
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(__filename);
        const next = () => (items.length > 0 ? worker.postMessage(items.pop()) : worker.terminate());
        worker.on("message", (result) => {
          results.push(result);
          next();
        });
        worker.on("exit", resolve);
        worker.on("error", reject);
        next();
      }),
  );
  await Promise.all(ended);
  const took = (performance.now() - start) / 1000;
  const n = BigInt(below);
  assert.deepStrictEqual(results, Array(8).fill(((n - 1n) * n * (2n * n - 1n)) / 6n));
  console.log(`took: ${took.toFixed(9)} s`);
}

if (isMainThread) {
  main();
} else {
  parentPort.on("message", (n) => parentPort.postMessage(cpuHeavy(n)));
}
