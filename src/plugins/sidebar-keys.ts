import type { Options } from '@docusaurus/plugin-content-docs';

type Generator = NonNullable<Options['sidebarItemsGenerator']>;
type Items = Awaited<ReturnType<Generator>>;

function withKeys(items: Items, parent: string): Items {
  return items.map((item) => {
    if (item.type !== 'category') return item;
    const key = `${parent}/${item.label}`;
    return { ...item, key, items: withKeys(item.items, key) };
  });
}

/** Tells apart the folders of the same name below each module of the API reference. */
export const sidebarItemsGenerator: Generator = async ({
  defaultSidebarItemsGenerator,
  ...context
}) => withKeys(await defaultSidebarItemsGenerator(context), context.item.dirName);
