import sys
import threading
from time import perf_counter

increments = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
lock = threading.Lock()
counter = 0


def count():
    global counter
    for _ in range(increments):
        with lock:
            counter += 1


start = perf_counter()
threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
took = perf_counter() - start
assert counter == 2 * increments
print(f"took: {took:.9f} s")
