import sys
import time
from threading import Thread

inside = peak = 0


def track(work):
    global inside, peak
    inside += 1
    peak = max(peak, inside)
    work()
    inside -= 1


def peak_of(work):
    global peak
    peak = 0
    threads = [Thread(target=track, args=(work,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return peak


def wait():
    time.sleep(0.1)


def compute():
    total = 0
    for n in range(50_000):
        total += n * n


sys.setswitchinterval(60)
print("waiting at once:", peak_of(wait))
print("computing at once:", peak_of(compute))
