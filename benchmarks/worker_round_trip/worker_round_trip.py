import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter


def echo(numbers):
    return numbers


if __name__ == "__main__":
    ints = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    numbers = [i * 3 for i in range(ints)]
    with ProcessPoolExecutor(1) as executor:
        assert executor.submit(echo, []).result() == []
        for _ in range(rounds):
            start = perf_counter()
            back = executor.submit(echo, numbers).result()
            took = perf_counter() - start
            assert back == numbers
            print(f"took: {took:.9f} s")
