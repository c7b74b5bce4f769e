/** Text as HTML. */
export function escape(text: string | number): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

/** A table whose first column names its rows and whose other columns hold numbers; cells are HTML. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  foot?: readonly string[],
): string {
  const row = ([name = '', ...cells]: readonly string[]): string =>
    `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return [
    '<div class="report-table"><table><thead><tr>',
    ...head.map((name) => `<th scope="col">${name}</th>`),
    '</tr></thead><tbody>',
    ...rows.map(row),
    '</tbody>',
    ...(foot === undefined ? [] : ['<tfoot>', row(foot), '</tfoot>']),
    '</table></div>',
  ].join('');
}
