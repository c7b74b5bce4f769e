from multiprocessing import Pipe, Process


def work(conn):
    conn.send("tea")
    conn.close()


def main():
    receiver, sender = Pipe(duplex=False)
    worker = Process(target=work, args=(sender,))
    worker.start()
    print(receiver.recv())
    worker.join()
    ended = receiver.poll(0.2)
    print(f"with our own end open: {'the end' if ended else 'no end'}")
    sender.close()
    ended = receiver.poll(0.2)
    print(f"with it closed: {'the end' if ended else 'no end'}")


if __name__ == "__main__":
    main()
