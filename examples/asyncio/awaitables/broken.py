import asyncio


async def is_admin(name):
    await asyncio.sleep(0.01)
    return name == 'root'


async def main():
    people = ['root', 'guest', 'visitor']
    admins = list(filter(is_admin, people))
    print('may delete everything:', *admins)


asyncio.run(main())
