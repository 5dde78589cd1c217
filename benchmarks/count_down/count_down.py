import sys
from time import perf_counter


def count_down(n):
    while n > 0:
        n -= 1
    return n


start_at = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
for _ in range(rounds):
    start = perf_counter()
    rest = count_down(start_at)
    took = perf_counter() - start
    assert rest == 0
    print(f"took: {took:.9f} s")
