from multiprocessing import Pipe, Process, Queue


def work(inbox, outbox):
    while (order := inbox.get()) is not None:
        order["items"].append("tea")
        outbox.send(order)
    outbox.close()


def main():
    inbox = Queue()
    receiver, sender = Pipe(duplex=False)
    worker = Process(target=work, args=(inbox, sender))
    worker.start()
    sender.close()
    orders = [
        {"table": 1, "items": ["rice"]},
        {"table": 2, "items": ["soup"]},
    ]
    for order in orders:
        inbox.put(order)
    inbox.put(None)
    for order in orders:
        answer = receiver.recv()
        print(f"table {answer['table']}: {', '.join(answer['items'])}")
        print(f"  the original: {', '.join(order['items'])}")
        print(f"  same object: {'yes' if answer is order else 'no'}")
    worker.join()
    try:
        receiver.recv()
    except EOFError:
        print("the other end is closed")


if __name__ == "__main__":
    main()
