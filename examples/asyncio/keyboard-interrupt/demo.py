import asyncio
import signal


def press_ctrl_c():
    signal.raise_signal(signal.SIGINT)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, press_ctrl_c)
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("main: cancelled")
        raise
    finally:
        print("main: cleans up")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("caller: interrupted")
