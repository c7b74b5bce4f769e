from threading import Event, Thread

shot = Event()


def run():
    heard = shot.wait(timeout=0.2)
    print(f"late runner: {'off' if heard else 'heard nothing'}")


def main():
    shot.set()
    shot.clear()
    late = Thread(target=run)
    late.start()
    late.join()


main()
