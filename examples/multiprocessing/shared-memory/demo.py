from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def shout(block, size):
    text = bytes(block.buf[:size]).decode()
    block.buf[:size] = text.upper().encode()
    block.close()


def main():
    block = SharedMemory(create=True, size=16)
    block.buf[:3] = b"tea"
    worker = Process(target=shout, args=(block, 3))
    worker.start()
    worker.join()
    print(f"found: {bytes(block.buf[:3]).decode()}")
    print(f"room for 16: {'yes' if block.size >= 16 else 'no'}")
    name = block.name
    block.close()
    block.unlink()
    try:
        SharedMemory(name)
    except FileNotFoundError:
        print("nobody can open it any more")


if __name__ == "__main__":
    main()
