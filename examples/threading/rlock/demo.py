from threading import RLock, Thread

lock = RLock()
balance = 0
halves = 0


def change(amount):
    global balance
    with lock:
        balance += amount


def transfer(times):
    for _ in range(times):
        with lock:
            change(-1)
            change(1)


def audit(times):
    global halves
    for _ in range(times):
        with lock:
            halves += balance != 0


def main():
    works = [transfer, transfer, audit]
    threads = [Thread(target=work, args=(500,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"balance: {balance}")
    print(f"half transfers seen: {halves}")


main()
