import sys
from time import perf_counter


def sum_squares(n):
    return sum(i * i for i in range(n))


below = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
for _ in range(rounds):
    start = perf_counter()
    total = sum_squares(below)
    took = perf_counter() - start
    assert total == (below - 1) * below * (2 * below - 1) // 6
    print(f"took: {took:.9f} s")
