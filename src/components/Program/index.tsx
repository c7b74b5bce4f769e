export default function Program({ src }: { src: string }) {
  return <p>{src}</p>;
}
