import { translate } from '@docusaurus/Translate';

interface NoticesProps {
  /** The program came with the address. */
  readonly foreign: boolean;
  /** What came with the address is no program. */
  readonly damaged: boolean;
  /** The page's program changed since the reader changed it. */
  readonly older: boolean;
  /** The browser keeps nothing. */
  readonly unkept: boolean;
}

export default function Notices({ foreign, damaged, older, unkept }: NoticesProps) {
  const notices = [
    foreign &&
      translate({
        id: 'editor.foreign',
        message:
          '这段代码来自链接，不是本站的代码，打开时不会运行。请先读一遍，再决定是否运行；重置后恢复原样。',
      }),
    damaged &&
      translate({
        id: 'editor.damaged',
        message: '链接里的程序不完整或已损坏，没有打开它。请向分享的人再要一次链接。',
      }),
    older &&
      translate({
        id: 'editor.older',
        message: '在你修改之后，本站更新了这个程序。这里是你的修改；重置后得到新的程序。',
      }),
    unkept &&
      translate({
        id: 'editor.unkept',
        message: '浏览器没能保存修改：离开或刷新页面之前，请先复制或下载。',
      }),
  ];
  return (
    <div role="status">
      {notices.map(
        (text) =>
          text && (
            <p key={text} className="program-notice">
              {text}
            </p>
          ),
      )}
    </div>
  );
}
