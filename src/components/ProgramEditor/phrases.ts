import { translate } from '@docusaurus/Translate';

/** CodeMirror's words that a reader may meet, in the page's language. */
export function phrases(): Record<string, string> {
  return {
    Completions: translate({ id: 'editor.completions', message: '补全' }),
    Diagnostics: translate({ id: 'editor.diagnostics', message: '问题' }),
    'No diagnostics': translate({ id: 'editor.noDiagnostics', message: '没有问题' }),
    close: translate({ id: 'editor.close', message: '关闭' }),
    'Control character': translate({ id: 'editor.controlCharacter', message: '控制字符' }),
    '$ unchanged lines': translate({ id: 'editor.unchangedLines', message: '$ 行未改' }),
  };
}
