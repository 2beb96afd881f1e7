/** What had not arrived when figures were counted. */
export function FiguresStamp({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section className="figures-stamp" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {lines.map((line, at) => (
          // Two machines of one person say the same.
          <li key={`${at} ${line}`}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
