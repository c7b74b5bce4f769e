from multiprocessing import Pipe, Process


def shout(conn):
    while (word := conn.recv()) is not None:
        conn.send(word.upper())
    conn.close()


def main():
    here, there = Pipe()
    worker = Process(target=shout, args=(there,))
    worker.start()
    there.close()
    print(f"an answer yet: {'yes' if here.poll(0.05) else 'no'}")
    for word in ("tea", "rice"):
        here.send(word)
        print(f"{word} -> {here.recv()}")
    here.send("soup")
    print(f"an answer now: {'yes' if here.poll(1.5) else 'no'}")
    print(f"soup -> {here.recv()}")
    here.send(None)
    try:
        here.recv()
    except EOFError:
        print("the other end is closed")
    worker.join()


if __name__ == "__main__":
    main()
