from threading import Thread


def square(n):
    return n * n


thread = Thread(target=square, args=(6,))
thread.start()
answer = thread.join()
print(f"got 36: {'yes' if answer == 36 else 'no'}")
