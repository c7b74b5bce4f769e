import time
from threading import Lock, Thread

lock = Lock()
count = 0
inside = 0
peak = 0


def deposit(times):
    global count, inside, peak
    for _ in range(times):
        with lock:
            inside += 1
            peak = max(peak, inside)
            balance = count
            time.sleep(0)
            count = balance + 1
            inside -= 1


def main():
    threads = [Thread(target=deposit, args=(500,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"count: {count} of 2000")
    print(f"most threads inside at once: {peak}")


main()
