from threading import Barrier, Lock, Thread

both_hold_one = Barrier(2)
both_gave_up = Barrier(2)
lines = []


def transfer(name, first, second):
    with first:
        both_hold_one.wait(timeout=5)
        got = second.acquire(timeout=0.2)
        lines.append(f"{name}: {'done' if got else 'gave up'}")
        both_gave_up.wait(timeout=5)


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
    print("\n".join(sorted(lines)))


main()
