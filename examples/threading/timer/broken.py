from threading import Event, Timer

started = Event()
go = Event()


def save():
    started.set()
    go.wait()
    print("saved")


timer = Timer(0, save)
timer.start()
started.wait()
timer.cancel()
print("cancelled")
go.set()
timer.join()
