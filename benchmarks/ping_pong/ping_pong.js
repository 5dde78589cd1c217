// Node has no channels: this one has room for one number, and for one task that waits on either side.
const assert = require("node:assert");

class Channel {
  #full = false;
  #value;
  #wake = null;

  async send(value) {
    while (this.#full) {
      await new Promise((resolve) => (this.#wake = resolve));
    }
    this.#full = true;
    this.#value = value;
    this.#wakeOther();
  }

  async receive() {
    while (!this.#full) {
      await new Promise((resolve) => (this.#wake = resolve));
    }
    this.#full = false;
    this.#wakeOther();
    return this.#value;
  }

  #wakeOther() {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}

async function echo(from, to) {
  for (let number = await from.receive(); number !== null; number = await from.receive()) {
    await to.send(number + 1);
  }
}

async function play(roundTrips) {
  const there = new Channel();
  const back = new Channel();
  const partner = echo(there, back);
  let number = 0;
  for (let i = 0; i < roundTrips; i++) {
    await there.send(number);
    number = await back.receive();
  }
  await there.send(null);
  await partner;
  return number;
}

async function main() {
  const roundTrips = Number(process.argv[2] ?? 500_000);
  const rounds = Number(process.argv[3] ?? 5);
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const number = await play(roundTrips);
    const took = performance.now() - start;
    assert.strictEqual(number, roundTrips);
    console.log(`took: ${((took * 1e6) / (2 * roundTrips)).toFixed(1)} ns`);
  }
}

main();
