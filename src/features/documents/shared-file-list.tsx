interface SharedFileListProps {
  readonly title: string;
  readonly files: readonly File[];
  readonly leaves: ReadonlySet<File>;
  readonly onLeaves: (leaves: ReadonlySet<File>) => void;
}

/** What was shared, by name: only what is ticked is placed, since another app said what they are called and what they show. */
export function SharedFileList({ title, files, leaves, onLeaves }: SharedFileListProps) {
  const turn = (file: File, takes: boolean): void => {
    const next = new Set(leaves);
    if (takes) next.delete(file);
    else next.add(file);
    onLeaves(next);
  };
  return (
    <fieldset className="shared-files">
      <legend>{title}</legend>
      {files.map((file, at) => (
        <label key={`${at} ${file.name}`}>
          <input type="checkbox" checked={!leaves.has(file)} onChange={(event) => turn(file, event.target.checked)} />{' '}
          {file.name}
        </label>
      ))}
    </fieldset>
  );
}
