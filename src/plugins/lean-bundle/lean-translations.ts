// Pages and features that this site has none of.
const ABSENT = [
  'blog',
  'contentVisibility',
  'docs.DocCard',
  'docs.tagDocListPageTitle',
  'docs.versions',
  'lastUpdated',
  'SearchModal.askAiScreen',
  'SearchPage',
  'tags',
].map((part) => `theme.${part}.`);

/** Leaves out of every page's download the theme's texts for what this site has none of. */
export function leanTranslations(source: string): unknown {
  const texts = Object.entries(JSON.parse(source) as Record<string, string>);
  return Object.fromEntries(
    texts.filter(([id]) => !ABSENT.some((part) => `${id}.`.startsWith(part))),
  );
}
