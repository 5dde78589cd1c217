"""`cores.py [BELOW] [threads|processes] [WORKERS]`"""
import os
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from time import perf_counter


def cpu_heavy(n):
    return sum(x * x for x in range(n))


if __name__ == "__main__":
    below = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    processes = len(sys.argv) > 2 and sys.argv[2] == "processes"
    pool = ProcessPoolExecutor if processes else ThreadPoolExecutor
    workers = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count()
    start = perf_counter()
    with pool(workers) as executor:
        results = list(executor.map(cpu_heavy, [below] * 8))
    took = perf_counter() - start
    assert results == [(below - 1) * below * (2 * below - 1) // 6] * 8
    print(f"took: {took:.9f} s")
