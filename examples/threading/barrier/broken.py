from threading import Barrier, BrokenBarrierError, Thread

barrier = Barrier(3)


def arrive():
    try:
        barrier.wait(timeout=0.2)
        print("through")
    except BrokenBarrierError:
        print("still waiting for a third")


def main():
    threads = [Thread(target=arrive) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("broken for good:", "yes" if barrier.broken else "no")


main()
