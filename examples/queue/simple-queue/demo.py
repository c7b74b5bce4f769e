from queue import SimpleQueue
from threading import Thread


def serve(requests, replies):
    while (n := requests.get()) is not None:
        replies.put({"n": n, "square": n * n})


def main():
    requests, replies = SimpleQueue(), SimpleQueue()
    server = Thread(target=serve, args=(requests, replies))
    server.start()
    for n in range(2, 5):
        requests.put(n)
        reply = replies.get()
        print(f"{reply['n']} squared is {reply['square']}")
    requests.put(None)
    server.join()
    print("empty:", "yes" if requests.empty() else "no")
    print("has join:", "yes" if hasattr(requests, "join") else "no")


main()
