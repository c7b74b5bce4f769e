from multiprocessing import get_context


def work():
    print("never printed")


print(f"runs as {__name__}")
child = get_context("spawn").Process(target=work)
child.start()
child.join()
print(f"exit code: {child.exitcode}")
