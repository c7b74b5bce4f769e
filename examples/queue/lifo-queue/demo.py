from queue import Empty, LifoQueue, Queue
from threading import Thread


def go_back(history, seen):
    while True:
        try:
            seen.put(history.get(block=False))
        except Empty:
            return


def main():
    history, seen = LifoQueue(), Queue()
    for page in ("home", "list", "item"):
        history.put(page)
    thread = Thread(target=go_back, args=(history, seen))
    thread.start()
    thread.join()
    print("visited: home list item")
    print("went back:", *[seen.get() for _ in range(seen.qsize())])


main()
