import sys
from time import perf_counter


def word_count(words):
    counts = {}
    number = 0
    for _ in range(words):
        number = (number * 25_173 + 13_849) % 65_536
        word = f"word{number}"
        counts[word] = counts.get(word, 0) + 1
    return counts


words = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
start = perf_counter()
counts = word_count(words)
took = perf_counter() - start
assert len(counts) == min(words, 65_536) and sum(counts.values()) == words
assert max(counts.values()) - min(counts.values()) <= 1
print(f"took: {took:.9f} s")
