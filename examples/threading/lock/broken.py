from threading import Barrier, Thread

count = 0
everyone_has_read = Barrier(4)


def deposit():
    global count
    balance = count
    everyone_has_read.wait(timeout=5)
    count = balance + 1


def main():
    threads = [Thread(target=deposit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"deposits: {len(threads)}")
    print(f"count: {count}")


main()
