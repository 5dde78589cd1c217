import asyncio
import sys
from time import perf_counter

count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


async def nap(i):
    await asyncio.sleep(1)
    return i


async def main():
    return await asyncio.gather(*[asyncio.create_task(nap(i)) for i in range(count)])


start = perf_counter()
results = asyncio.run(main())
took = perf_counter() - start
assert len(results) == count and sum(results) == count * (count - 1) // 2
assert took >= 1
print(f"took: {took:.9f} s")
