interface Item {
  readonly items?: readonly Item[];
  docId?: string;
  unlisted?: boolean;
}

interface SidebarData {
  readonly version?: {
    readonly docs: object;
    readonly docsSidebars: Readonly<Record<string, readonly Item[]>>;
  };
}

/**
 * Leaves out of the sidebars' data what every page would download and only Docusaurus' cards read,
 * which this site has none of: the list of all pages with their descriptions, and what their ids are.
 */
export function leanSidebars(source: string): unknown {
  const data = JSON.parse(source) as SidebarData;
  if (data.version === undefined) return data;
  const sidebars = Object.entries(data.version.docsSidebars).map(([name, items]) => [
    name,
    items.map(leanItem),
  ]);
  const docsSidebars = Object.fromEntries(sidebars) as object;
  return { ...data, version: { ...data.version, docs: {}, docsSidebars } };
}

function leanItem(item: Item): Item {
  const lean = { ...item, ...(item.items !== undefined && { items: item.items.map(leanItem) }) };
  // The breadcrumbs only ask whether there is one.
  if (lean.docId !== undefined) lean.docId = '-';
  if (lean.unlisted === false) delete lean.unlisted;
  return lean;
}
