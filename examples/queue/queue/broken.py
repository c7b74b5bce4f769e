from queue import Queue, ShutDown
from threading import Event, Thread


def consume(queue, handled):
    try:
        while True:
            handled.put(queue.get())
    except ShutDown:
        pass


def wait_for_all(queue, joined):
    queue.join()
    joined.set()


def main():
    queue, handled, joined = Queue(), Queue(), Event()
    for n in (1, 2, 3):
        queue.put(n)
    Thread(target=consume, args=(queue, handled)).start()
    Thread(target=wait_for_all, args=(queue, joined)).start()
    print("handled:", *[handled.get() for _ in range(3)])
    on_time = joined.wait(timeout=0.3)
    print("join returned:", "yes" if on_time else "no")
    queue.shutdown()
    for _ in range(3):
        queue.task_done()


main()
