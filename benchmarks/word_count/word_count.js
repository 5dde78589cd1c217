const assert = require("node:assert");

function wordCount(words) {
  const counts = new Map();
  let number = 0;
  for (let i = 0; i < words; i++) {
    number = (number * 25_173 + 13_849) % 65_536;
    const word = `word${number}`;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const words = Number(process.argv[2] ?? 2_000_000);
const start = performance.now();
const counts = wordCount(words);
const took = (performance.now() - start) / 1000;
const values = [...counts.values()];
assert.strictEqual(counts.size, Math.min(words, 65_536));
assert.strictEqual(values.reduce((a, b) => a + b, 0), words);
assert(Math.max(...values) - Math.min(...values) <= 1);
console.log(`took: ${took.toFixed(9)} s`);
