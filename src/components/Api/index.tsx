import Link from '@docusaurus/Link';

interface Props {
  name: string;
  module?: string;
  /** Where the API reference has it; the build adds it. */
  to: string;
}

/** A link to a public name in the API reference, which links back to the page it is on. */
export default function Api({ name, module = 'asyncio', to }: Props) {
  return (
    <Link to={to}>
      <code>{`bingfa/${module} · ${name}`}</code>
    </Link>
  );
}
