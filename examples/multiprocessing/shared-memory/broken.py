from multiprocessing.shared_memory import SharedMemory


def main():
    block = SharedMemory(create=True, size=3)
    block.buf[:3] = b"tea"
    copy = bytearray(block.buf[:3])
    copy[0] = ord("s")
    print(f"in the copy: {copy.decode()}")
    print(f"in the block: {bytes(block.buf[:3]).decode()}")
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
