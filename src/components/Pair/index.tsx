export default function Pair({ id }: { id: string }) {
  return <p>{id}</p>;
}
