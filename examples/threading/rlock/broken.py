from threading import Lock, RLock, Thread


def change(lock):
    if not lock.acquire(timeout=0.1):
        print("change: still waiting for its own caller")
        return
    print("change: done")
    lock.release()


def transfer(lock):
    with lock:
        change(lock)


def main():
    for lock in [Lock(), RLock()]:
        thread = Thread(target=transfer, args=(lock,))
        thread.start()
        thread.join()


main()
