import asyncio
import sys
from time import perf_counter


async def next_number(number):
    return number + 1


async def count(times):
    number = 0
    for _ in range(times):
        number = await asyncio.create_task(next_number(number))
    return number


times = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
for _ in range(rounds):
    start = perf_counter()
    number = asyncio.run(count(times))
    took = perf_counter() - start
    assert number == times
    print(f"took: {took / times * 1e9:.1f} ns")
