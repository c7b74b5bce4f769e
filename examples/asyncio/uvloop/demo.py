import asyncio

try:
    from uvloop import new_event_loop
except ImportError:
    from asyncio import new_event_loop


async def answer(client, seconds, order):
    await asyncio.sleep(seconds)
    order.append(client)


async def main():
    order = []
    await asyncio.gather(
        answer("a", 0.03, order),
        answer("b", 0.01, order),
        answer("c", 0.02, order),
    )
    print("answered:", *order)


with asyncio.Runner(loop_factory=new_event_loop) as runner:
    runner.run(main())
