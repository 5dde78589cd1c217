const assert = require("node:assert");
const { fork } = require("node:child_process");
const { once } = require("node:events");

async function main() {
  const ints = Number(process.argv[2] ?? 1_000_000);
  const rounds = Number(process.argv[3] ?? 5);
  const numbers = Array.from({ length: ints }, (_, i) => i * 3);
  const worker = fork(__filename, ["worker"], { serialization: "advanced" });
  worker.send([]);
  await once(worker, "message");
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    worker.send(numbers);
    const [back] = await once(worker, "message");
    const took = (performance.now() - start) / 1000;
    assert.deepStrictEqual(back, numbers);
    console.log(`took: ${took.toFixed(9)} s`);
  }
  worker.disconnect();
}

if (process.argv[2] === "worker") {
  process.on("message", (numbers) => process.send(numbers));
} else {
  main();
}
