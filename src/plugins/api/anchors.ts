import { type ProjectReflection, type Reflection, ReflectionKind } from 'typedoc';

interface Router {
  hasUrl(target: object): boolean;
  getFullUrl(target: object): string;
  getAnchor(target: object): string | undefined;
}

const UNNAMED = [
  ReflectionKind.SomeModule,
  ReflectionKind.SomeSignature,
  ReflectionKind.TypeParameter,
];

/** `Lock.acquire`: how code says it, whatever else the page has. */
function dotted(reflection: Reflection): string {
  const { parent } = reflection;
  const own = reflection.name.replace(/[^\w$.-]/g, '');
  const isInside = parent !== undefined && !parent.kindOf(UNNAMED);
  return isInside ? `${dotted(parent)}.${own}` : own;
}

/** The names of all pages by page and TypeDoc's anchor, which is a slug with a number. */
export function readableAnchors(project: ProjectReflection, router: Router): Map<string, string> {
  const anchors = new Map<string, string>();
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.kindOf(UNNAMED) || !router.hasUrl(reflection)) continue;
    const [page = ''] = router.getFullUrl(reflection).split('#');
    const anchor = router.getAnchor(reflection);
    if (anchor === undefined || anchor === '') continue;
    anchors.set(`${page}#${anchor}`, dotted(reflection));
  }
  return anchors;
}

/** Writes the readable anchors into a page and into its links, here and to other pages. */
export function withAnchors(contents: string, page: string, anchors: Map<string, string>): string {
  let current = '';
  const named = (slug: string): string | undefined => anchors.get(`${page}#${slug}`);
  return contents
    .replace(/<a id="([^"]+)"><\/a>(?:\n\n(#+ .*)$)?/gm, (_all, slug: string, heading?: string) => {
      const name = named(slug);
      if (heading === undefined) return name === undefined ? '' : `<a id="${name}"></a>`;
      if (heading.startsWith('### ')) current = name ?? slug;
      // A constructor's slug is one that the router does not know.
      return `${heading} {#${name ?? `${current}.${slug}`}}`;
    })
    .replace(/\]\(([\w-]+\.md)?#([^)]+)\)/g, (link, file: string | undefined, slug: string) => {
      const name = anchors.get(`${file ?? page}#${slug}`);
      return name === undefined ? link : `](${file ?? ''}#${name})`;
    });
}
