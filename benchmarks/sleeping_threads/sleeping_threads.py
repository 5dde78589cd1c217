import sys
import threading
from time import perf_counter, sleep

count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
results = [0] * count


def nap(i):
    sleep(1)
    results[i] = i


start = perf_counter()
threads = [threading.Thread(target=nap, args=(i,)) for i in range(count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
took = perf_counter() - start
assert sum(results) == count * (count - 1) // 2
assert took >= 1
print(f"took: {took:.9f} s")
