export default function Api({ name }: { name: string; kind: string }) {
  return <code>{name}</code>;
}
