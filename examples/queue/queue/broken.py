from queue import Queue
from threading import Event, Thread


def consume(queue, handled):
    while True:
        handled.put(queue.get())


def wait_for_all(queue, joined):
    queue.join()
    joined.set()


def main():
    queue, handled, joined = Queue(), Queue(), Event()
    for n in (1, 2, 3):
        queue.put(n)
    threads = [
        Thread(target=consume, args=(queue, handled)),
        Thread(target=wait_for_all, args=(queue, joined)),
    ]
    for thread in threads:
        thread.daemon = True
        thread.start()
    print("handled:", *[handled.get() for _ in range(3)])
    on_time = joined.wait(timeout=0.3)
    print("join returned:", "yes" if on_time else "no")


main()
