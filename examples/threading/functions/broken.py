import threading
import time

results = []


def work(n):
    if n == 2:
        raise ValueError(n)
    results.append(n)


def main():
    threading.excepthook = lambda args: None
    for n in (1, 2):
        threading.Thread(target=work, args=(n,)).start()
    while threading.active_count() > 1:
        time.sleep(0.01)
    print("nobody else is alive")
    print(f"done: {len(results)} of 2")


main()
