from queue import Queue, SimpleQueue
from threading import Thread
from time import sleep


def consume(queue, largest):
    most = 0
    for _ in range(50):
        most = max(most, queue.qsize())
        queue.get()
        sleep(0.001)
    largest.put(most)


def most_waiting(queue):
    largest = SimpleQueue()
    consumer = Thread(target=consume, args=(queue, largest))
    for n in range(2):
        queue.put(n)
    consumer.start()
    for n in range(2, 50):
        queue.put(n)
    consumer.join()
    return largest.get()


def main():
    limited = most_waiting(Queue(maxsize=2))
    print("Queue(2) held more than 2:", "yes" if limited > 2 else "no")
    simple = most_waiting(SimpleQueue())
    print("SimpleQueue held over 25:", "yes" if simple > 25 else "no")


main()
