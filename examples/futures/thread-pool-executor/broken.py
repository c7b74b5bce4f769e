from concurrent.futures import ThreadPoolExecutor
from threading import Event


def listen(bell):
    return bell.wait(timeout=1)


def ring(bell):
    bell.set()


def main():
    for workers in [2, 1]:
        bell = Event()
        with ThreadPoolExecutor(workers) as executor:
            heard = executor.submit(listen, bell)
            executor.submit(ring, bell)
        rang = heard.result()
        answer = "yes" if rang else "no, the bell was behind"
        print(f"{workers} workers, heard: {answer}")


main()
