const assert = require("node:assert");

function fillAndReadList(size) {
  const items = [];
  for (let i = 0; i < size; i++) {
    items.push(i);
  }
  let total = 0;
  for (let i = 0; i < size; i++) {
    total += items[i];
  }
  return total;
}

function fillAndReadDict(size) {
  const items = new Map();
  for (let i = 0; i < size; i++) {
    items.set(i * 7, i);
  }
  let total = 0;
  for (let i = 0; i < size; i++) {
    total += items.get(i * 7);
  }
  return total;
}

const work = process.argv[2] === "list" ? fillAndReadList : fillAndReadDict;
const size = Number(process.argv[3] ?? 100_000);
const times = Math.max(1, Math.floor(1_000_000 / size));
for (let round = 0; round < 5; round++) {
  const start = performance.now();
  for (let time = 0; time < times; time++) {
    assert.strictEqual(work(size), (size * (size - 1)) / 2);
  }
  const took = performance.now() - start;
  console.log(`took: ${((took * 1e6) / (size * times)).toFixed(2)} ns`);
}
