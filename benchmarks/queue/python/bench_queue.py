"""Items from one thread to another: nanoseconds per item of each round, as JSON."""

import json
import sys
import time
from queue import Queue, SimpleQueue
from threading import Thread

COUNT = 50_000


def put_numbers(queue):
    for i in range(COUNT):
        queue.put(i)


def put_pairs(queue):
    for i in range(COUNT):
        queue.put((i, "some text to go with it"))


def run(kind, put):
    queue = kind()
    total = 0
    start = time.perf_counter_ns()
    producer = Thread(target=put, args=(queue,))
    producer.start()
    if put is put_numbers:
        for _ in range(COUNT):
            total += queue.get()
    else:
        for _ in range(COUNT):
            total += queue.get()[0]
    producer.join()
    assert total == COUNT * (COUNT - 1) // 2
    return (time.perf_counter_ns() - start) / COUNT


def main():
    put = put_numbers if sys.argv[1] == "numbers" else put_pairs
    times = {}
    for kind in (Queue, SimpleQueue):
        results = [run(kind, put) for _ in range(int(sys.argv[2]) + 1)]
        times[f"CPython queue.{kind.__name__}"] = results[1:]
    print(json.dumps(times))


main()
