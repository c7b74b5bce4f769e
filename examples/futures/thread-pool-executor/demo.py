from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Barrier
from time import sleep


def meet(barrier, name):
    barrier.wait()
    return name


def brew(tea, seconds):
    if seconds < 0:
        raise ValueError(f"cannot brew {tea}")
    sleep(seconds)
    return tea


def main():
    with ThreadPoolExecutor(max_workers=3) as executor:
        names = ["ann", "bob", "cem"]
        print("met:", *executor.map(meet, [Barrier(3)] * 3, names))
        slow = executor.submit(brew, "black", 0.4)
        quick = executor.submit(brew, "green", 0.1)
        iced = executor.submit(brew, "ice", -1)
        for future in as_completed([slow, quick]):
            print("ready:", future.result())
        print("error:", iced.exception())
    try:
        executor.submit(brew, "late", 0)
    except RuntimeError:
        print("shut down: takes no more calls")


main()
