import time
from threading import Event, Thread

started = Event()


def save():
    print("saving")
    started.set()
    try:
        time.sleep(1)
        print("saved")
    finally:
        print("closed the file")


Thread(target=save, daemon=True).start()
started.wait()
print("main ends")
