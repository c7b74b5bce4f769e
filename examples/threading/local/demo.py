from threading import Barrier, Thread, local

context = local()
together = Barrier(3)
seen = []


def handle(user):
    context.user = user
    together.wait()
    seen.append(f"{user} works for {context.user}")


def look():
    user = getattr(context, "user", "nobody")
    seen.append(f"a new thread works for {user}")


def main():
    users = [
        Thread(target=handle, args=(user,)) for user in ("ada", "bob")
    ]
    for thread in users:
        thread.start()
    handle("main")
    new = Thread(target=look)
    new.start()
    for thread in (*users, new):
        thread.join()
    print("\n".join(sorted(seen)))


main()
