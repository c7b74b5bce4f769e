/** The text of a program of the site, from the file that holds it highlighted. */
export async function fetchSource(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const html = await response.text();
  const parsed = new DOMParser().parseFromString(`<pre>\n${html}</pre>`, 'text/html');
  return parsed.body.textContent;
}
