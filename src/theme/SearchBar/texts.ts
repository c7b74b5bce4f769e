import { useMemo } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import translations from '@theme/SearchTranslations';
import type { Notice } from '@site/src/search/local-client.ts';

const CHINESE = {
  placeholder: '搜索：术语、Python 或 JavaScript 名称、拼音',
  label: '搜索',
  notice: {
    title: '搜索索引没有加载',
    help: '开发服务器没有索引，请运行 npm start 查看构建好的站点；已是构建好的站点时，请检查网络后再输入一次。',
  },
};

const ENGLISH = {
  placeholder: 'Search terms, Python or JavaScript names',
  label: 'Search',
  notice: {
    title: 'The search index did not load',
    help: 'The dev server has none: run npm start for the built site. On the built site, check the network and type again.',
  },
};

function useTexts() {
  return useDocusaurusContext().i18n.currentLocale === 'en' ? ENGLISH : CHINESE;
}

/** What to say when there is no index: on the dev server, or without a network. */
export function useNotice(): Notice {
  return useTexts().notice;
}

export function useModalTranslations() {
  const { placeholder, label } = useTexts();
  return useMemo(() => {
    const { modal } = translations;
    const searchBox = {
      ...modal?.searchBox,
      placeholderText: placeholder,
      searchInputLabel: label,
    };
    return { placeholder, modal: { ...modal, searchBox } };
  }, [placeholder, label]);
}
