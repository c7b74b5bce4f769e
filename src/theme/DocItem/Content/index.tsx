import type { ComponentProps, ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Content from '@theme-original/DocItem/Content';

/** The theme's content, with a banner on a translation older than its source. */
export default function DocItemContent(props: ComponentProps<typeof Content>): ReactNode {
  const { frontMatter } = useDoc();
  const { stale } = frontMatter as { stale?: boolean };
  return (
    <>
      {stale ? (
        <aside className="stale-banner">
          <Translate id="page.stale" description="The banner of an outdated translation">
            本页译文早于原文，可能缺少最近的改动。
          </Translate>
        </aside>
      ) : null}
      <Content {...props} />
    </>
  );
}
