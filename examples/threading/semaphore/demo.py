from threading import Barrier, BoundedSemaphore, Lock, Thread

places = BoundedSemaphore(2)
guard = Lock()
two_are_in = Barrier(2)
inside = peak = 0


def park():
    global inside, peak
    with places:
        with guard:
            inside += 1
            peak = max(peak, inside)
        two_are_in.wait()
        with guard:
            inside -= 1


def main():
    cars = [Thread(target=park) for _ in range(6)]
    for car in cars:
        car.start()
    for car in cars:
        car.join()
    print(f"cars: {len(cars)}, most at once: {peak}")
    try:
        places.release()
    except ValueError:
        print("one release too many: refused")


main()
