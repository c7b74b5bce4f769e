"""The clock of each Python program: runs, rounds and the median, as measure.ts has them."""

import asyncio
import gc
import json
import statistics
import sys
import time

RUNS = 3


async def rounds(work, count):
    """Print the nanoseconds per operation of each round as JSON."""
    times = []
    for turn in range(int(sys.argv[1]) + 1):
        gc.collect()
        runs = []
        for _ in range(RUNS):
            start = time.process_time_ns()
            await work(count)
            runs.append((time.process_time_ns() - start) / count)
        if turn > 0:
            times.append(statistics.median(runs))
    print(json.dumps(times))


def measure(work, count):
    asyncio.run(rounds(work, count))
