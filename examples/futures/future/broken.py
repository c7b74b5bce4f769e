from concurrent.futures import ThreadPoolExecutor


def save(order):
    raise OSError(f"no room for {order}")


def main():
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(save, "tea")
    print("saved, it seems")
    print("asked at last:", future.exception())


main()
