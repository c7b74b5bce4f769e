from threading import BoundedSemaphore, Thread

places = BoundedSemaphore(2)


def park(car):
    if not places.acquire(timeout=0.1):
        print(f"{car}: no place")
        return
    print(f"{car}: parked")
    if car == "broken-down car":
        return
    places.release()


def main():
    for car in ["car", "broken-down car", "broken-down car", "car"]:
        thread = Thread(target=park, args=(car,))
        thread.start()
        thread.join()


main()
