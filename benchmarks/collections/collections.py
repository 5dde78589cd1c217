import sys
from time import perf_counter


def fill_and_read_list(size):
    items = []
    for i in range(size):
        items.append(i)
    total = 0
    for i in range(size):
        total += items[i]
    return total


def fill_and_read_dict(size):
    items = {}
    for i in range(size):
        items[i * 7] = i
    total = 0
    for i in range(size):
        total += items[i * 7]
    return total


work = fill_and_read_list if sys.argv[1] == "list" else fill_and_read_dict
size = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
times = max(1, 1_000_000 // size)
for _ in range(3):
    start = perf_counter()
    for _ in range(times):
        assert work(size) == size * (size - 1) // 2
    took = perf_counter() - start
    print(f"took: {took / (size * times) * 1e9:.2f} ns")
