// Threads of Node share nothing but bytes: the lock is made of atomic operations on them.
const assert = require("node:assert");
const { Worker, isMainThread, workerData } = require("node:worker_threads");

const FREE = 0;
const HELD = 1;
const CONTENDED = 2;

function acquire(words) {
  let found = Atomics.compareExchange(words, 0, FREE, HELD);
  while (found !== FREE) {
    if (found === CONTENDED || Atomics.compareExchange(words, 0, HELD, CONTENDED) !== FREE) {
      Atomics.wait(words, 0, CONTENDED);
    }
    found = Atomics.compareExchange(words, 0, FREE, CONTENDED);
  }
}

function release(words) {
  if (Atomics.exchange(words, 0, FREE) === CONTENDED) {
    Atomics.notify(words, 0, 1);
  }
}

async function main() {
  const increments = Number(process.argv[2] ?? 1_000_000);
  const words = new Int32Array(new SharedArrayBuffer(8));
  const start = performance.now();
  const ended = [1, 2].map(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(__filename, { workerData: { words, increments } });
        worker.on("exit", resolve);
        worker.on("error", reject);
      }),
  );
  await Promise.all(ended);
  const took = (performance.now() - start) / 1000;
  assert.strictEqual(words[1], 2 * increments);
  console.log(`took: ${took.toFixed(9)} s`);
}

if (isMainThread) {
  main();
} else {
  const { words, increments } = workerData;
  for (let i = 0; i < increments; i++) {
    acquire(words);
    words[1] += 1;
    release(words);
  }
}
