from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

visits = 0


def add(basket, fruit):
    global visits
    visits += 1
    basket.append(fruit)
    return basket, visits


def main():
    basket = ["apple"]
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as executor:
        executor.submit(add, basket, "plum").result()
        theirs, count = executor.submit(add, basket, "pear").result()
    print("theirs:", *theirs)
    print("ours:", *basket)
    print("visits there:", count)
    print("visits here:", visits)


if __name__ == "__main__":
    main()
