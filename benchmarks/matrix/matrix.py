import sys
from time import perf_counter


def product(a, b):
    size = len(a)
    result = []
    for i in range(size):
        row = a[i]
        line = []
        for j in range(size):
            total = 0
            for k in range(size):
                total += row[k] * b[k][j]
            line.append(total)
        result.append(line)
    return result


size = int(sys.argv[1]) if len(sys.argv) > 1 else 300
a = [[(3 * i + j) % 10 for j in range(size)] for i in range(size)]
b = [[(i + 7 * j) % 10 for j in range(size)] for i in range(size)]
start = perf_counter()
c = product(a, b)
took = perf_counter() - start
# The sum of all elements of a product is that of each column of a times the row of b.
expected = sum(sum(row[k] for row in a) * sum(b[k]) for k in range(size))
assert sum(sum(row) for row in c) == expected
print(f"took: {took:.9f} s")
