import sys
from time import perf_counter


def sieve(limit):
    prime = [True] * (limit + 1)
    prime[0], prime[1] = False, False
    i = 2
    while i * i <= limit:
        if prime[i]:
            for multiple in range(i * i, limit + 1, i):
                prime[multiple] = False
        i += 1
    count = 0
    for is_prime in prime:
        if is_prime:
            count += 1
    return count


limit = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
known = {100_000: 9_592, 500_000: 41_538, 1_000_000: 78_498, 5_000_000: 348_513}
start = perf_counter()
count = sieve(limit)
took = perf_counter() - start
assert count == known[limit]
print(f"took: {took:.9f} s")
