interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

interface Page {
  readonly intro: string;
  readonly entries: readonly Entry[];
}

/** A module's page as TypeDoc writes it: `## Classes`, and below it `### Lock {#Lock}`. */
function read(contents: string): Page {
  const [intro = '', ...kinds] = contents.split(/^(?=## )/m);
  const entries = kinds.flatMap((section) => {
    const [kind = '', ...texts] = section.split(/^(?=### )/m);
    return texts.map((text) => {
      const [, name = ''] = /^### .*\{#([\w$]+)\}$/m.exec(text) ?? [];
      return { kind: kind.trim(), name, text: text.replace(/\n\*\*\*\n*$/, '\n') };
    });
  });
  return { intro, entries };
}

function write(title: string, entries: readonly Entry[]): string {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const sections = kinds.map((kind) => {
    const texts = entries.filter((entry) => entry.kind === kind).map(({ text }) => text);
    return `${kind}\n\n${texts.join('\n***\n\n')}`;
  });
  return `# ${title}\n\n${sections.join('\n')}`;
}

/** Which page each name of each module is on. */
type Topics = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Lets a link to a name lead to the page that the name is on. */
function relinked(text: string, module: string, here: string, topics: Topics): string {
  return text.replace(
    /\]\((?:([\w-]+)\.md)?#([\w$]+)/g,
    (link, file: string | undefined, name: string) => {
      const topic = topics.get(file ?? module)?.get(name);
      if (topic === undefined) return link;
      return topic === here ? `](#${name}` : `](${topic}.md#${name}`;
    },
  );
}

/** Parts a module's page by topic; the module's own becomes the list of them. */
export function part(contents: string, module: string, all: Topics): Map<string, string> {
  const topics = all.get(module) ?? new Map<string, string>();
  const names = [...new Set(topics.values())];
  if (names.every((topic) => topic === module)) {
    return new Map([[module, relinked(contents, module, module, all)]]);
  }
  const { intro, entries } = read(contents);
  const list = names.map((topic) => {
    const links = entries
      .filter(({ name }) => topics.get(name) === topic)
      .map(({ name }) => `[\`${name}\`](${topic}.md#${name})`);
    return `## [${topic}](${topic}.md) {#${topic}}\n\n${links.join(', ')}\n`;
  });
  const pages = new Map([[module, `${intro}${list.join('\n')}`]]);
  for (const topic of names) {
    const own = entries.filter(({ name }) => topics.get(name) === topic);
    pages.set(topic, relinked(write(topic, own), module, topic, all));
  }
  return pages;
}
