import Link from '@docusaurus/Link';

const folders = {
  class: 'classes',
  function: 'functions',
  interface: 'interfaces',
  type: 'type-aliases',
  variable: 'variables',
};

interface Props {
  name: string;
  kind: keyof typeof folders;
  module?: string;
}

/** A link to a public name's page of the API reference, which links back to the page it is on. */
export default function Api({ name, kind, module = 'asyncio' }: Props) {
  return (
    <Link to={`/api/${module}/${folders[kind]}/${name}`}>
      <code>{`bingfa/${module} · ${name}`}</code>
    </Link>
  );
}
