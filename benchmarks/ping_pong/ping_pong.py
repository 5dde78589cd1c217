import asyncio
import sys
from time import perf_counter


async def echo(from_queue, to_queue):
    while (number := await from_queue.get()) is not None:
        await to_queue.put(number + 1)


async def play(round_trips):
    there, back = asyncio.Queue(1), asyncio.Queue(1)
    partner = asyncio.create_task(echo(there, back))
    number = 0
    for _ in range(round_trips):
        await there.put(number)
        number = await back.get()
    await there.put(None)
    await partner
    return number


round_trips = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
for _ in range(rounds):
    start = perf_counter()
    number = asyncio.run(play(round_trips))
    took = perf_counter() - start
    assert number == round_trips
    print(f"took: {took / (2 * round_trips) * 1e9:.1f} ns")
