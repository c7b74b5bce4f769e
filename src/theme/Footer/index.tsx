import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';

export default function Footer(): ReactNode {
  return (
    <footer className="site-footer">
      <p>
        <Translate id="footer.notice" description="The one line at the foot of every page">
          Bingfa 并发 · 以 MIT 许可证发布 · Python 链接指向 3.13 版文档
        </Translate>
      </p>
    </footer>
  );
}
