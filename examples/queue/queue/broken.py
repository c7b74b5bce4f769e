from queue import Queue
from threading import Event, Thread

queue = Queue()
handled = []
joined = Event()


def consume():
    while True:
        handled.append(queue.get())


def wait_for_all():
    queue.join()
    joined.set()


def main():
    for n in (1, 2, 3):
        queue.put(n)
    for target in (consume, wait_for_all):
        Thread(target=target, daemon=True).start()
    on_time = joined.wait(timeout=0.3)
    print("handled:", *handled)
    print("join returned:", "yes" if on_time else "no")


main()
