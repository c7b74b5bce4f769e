from queue import SimpleQueue
from threading import Barrier, Lock, Thread

both_hold_one = Barrier(2, timeout=5)
both_gave_up = Barrier(2, timeout=5)
lines = SimpleQueue()


def transfer(name, first, second):
    with first:
        both_hold_one.wait()
        got = second.acquire(timeout=0.2)
        lines.put(f"{name}: {'done' if got else 'gave up'}")
        both_gave_up.wait()


def main():
    ann, bob = Lock(), Lock()
    threads = [
        Thread(target=transfer, args=("ann to bob", ann, bob)),
        Thread(target=transfer, args=("bob to ann", bob, ann)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("\n".join(sorted([lines.get(), lines.get()])))


main()
