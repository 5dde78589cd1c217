import sys
from time import perf_counter


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 32
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
expected, following = 0, 1
for _ in range(n):
    expected, following = following, expected + following
for _ in range(rounds):
    start = perf_counter()
    found = fib(n)
    took = perf_counter() - start
    assert found == expected
    print(f"took: {took:.9f} s")
