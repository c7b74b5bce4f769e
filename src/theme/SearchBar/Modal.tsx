// Not @docsearch/react/style: it has the button's and the side panel's styles too, and calls
// itself free of side effects, so that a bundler drops it.
import '@docsearch/css/dist/_variables.css';
import '@docsearch/css/dist/modal.css';
import './docsearch.css';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { DocSearchModal } from '@docsearch/react/modal';
import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { escapeMarked } from '@site/src/search/highlight.ts';
import { loadEngine } from '@site/src/search/load-engine.ts';
import { localClient } from '@site/src/search/local-client.ts';
import { useModalTranslations, useNotice } from './texts.ts';

type ModalProps = Parameters<typeof DocSearchModal>[0];
type Item = Parameters<NonNullable<ModalProps['transformItems']>>[0][number];

interface Config {
  baseUrl: string;
  themeConfig: Record<string, unknown>;
}

interface Algolia {
  appId: string;
  apiKey: string;
  indexName: string;
}

function algoliaOf({ themeConfig }: Config): Algolia & { isLocal: boolean } {
  const algolia = themeConfig['algolia'] as Algolia;
  return { ...algolia, isLocal: algolia.appId === 'local' };
}

/** Fetches the index while the reader is still on the way to the button. */
export function prepareSearch(config: Config): void {
  if (algoliaOf(config).isLocal) loadEngine(config.baseUrl).catch(() => {});
}

function Hit({ hit, children }: { hit: { url: string }; children: ReactNode }) {
  return <Link to={hit.url}>{children}</Link>;
}

/** Algolia returns texts as they were sent; DocSearch puts them into the page as HTML. */
function escapeDeep<T>(value: T): T {
  if (typeof value === 'string') return escapeMarked(value) as T;
  if (Array.isArray(value)) return value.map(escapeDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, escapeDeep(inner)]),
  ) as T;
}

function escapeItems(items: Item[]): Item[] {
  return items.map((item) => ({ ...escapeDeep(item), objectID: item.objectID, url: item.url }));
}

const asTheyAre = (items: Item[]) => items;

interface Props {
  typed: RefObject<string>;
  onClose: () => void;
}

export default function Modal({ typed, onClose }: Props) {
  const [initialQuery] = useState(() => typed.current);
  const { siteConfig, i18n } = useDocusaurusContext();
  const history = useHistory();
  const notice = useNotice();
  const translations = useModalTranslations();
  const { isLocal, ...algolia } = algoliaOf(siteConfig);
  const { baseUrl } = siteConfig;

  const transformSearchClient = useCallback<NonNullable<ModalProps['transformSearchClient']>>(
    (client) => {
      if (!isLocal) return client;
      const here = () => window.location.pathname + window.location.hash;
      return {
        ...client,
        ...localClient(() => loadEngine(baseUrl), notice, here),
      } as typeof client;
    },
    [isLocal, baseUrl, notice],
  );
  const navigator = useMemo(
    () => ({ navigate: ({ itemUrl }: { itemUrl: string }) => history.push(itemUrl) }),
    [history],
  );
  const indices = useMemo(() => {
    // Recent searches are kept by this name: those of one language do not lead to the other.
    if (isLocal) return [`local-${baseUrl}`];
    const searchParameters = { facetFilters: [`lang:${i18n.currentLocale}`] };
    return [{ name: algolia.indexName, searchParameters }];
  }, [isLocal, baseUrl, algolia.indexName, i18n.currentLocale]);
  return createPortal(
    <div data-search={isLocal ? 'local' : 'algolia'}>
      <DocSearchModal
        appId={algolia.appId}
        apiKey={algolia.apiKey}
        indices={indices}
        initialQuery={initialQuery}
        initialScrollY={window.scrollY}
        placeholder={translations.placeholder}
        translations={translations.modal}
        navigator={navigator}
        hitComponent={Hit}
        transformItems={isLocal ? asTheyAre : escapeItems}
        transformSearchClient={transformSearchClient}
        onClose={onClose}
        onAskAiToggle={() => {}}
      />
    </div>,
    document.body,
  );
}
