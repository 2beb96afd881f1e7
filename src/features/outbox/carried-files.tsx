import { useState } from 'react';
import { useParts } from '../../state/parts.ts';
import { useCarryWords } from '../../state/carry-words.ts';

/** A file to be handed to somebody. */
export interface FileToHand {
  readonly name: string;
  readonly content: Blob;
}

const saySize = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

// Share sheets let through few kinds of files, plain text among them; a file of ours is known by how it begins.
const forSharing = ({ name, content }: FileToHand): File => new File([content], `${name}.txt`, { type: 'text/plain' });

/** Files that have been saved once, to be saved again or passed on where the machine can. */
export function CarriedFiles({ files }: { readonly files: readonly FileToHand[] }) {
  const { saveFile } = useParts();
  const words = useCarryWords();
  const [notShared, setNotShared] = useState(false);
  const mayShare = (file: FileToHand): boolean =>
    'canShare' in navigator && navigator.canShare({ files: [forSharing(file)] });
  const share = async (file: FileToHand) => {
    setNotShared(false);
    try {
      await navigator.share({ files: [forSharing(file)] });
    } catch (error) {
      // Mostly she has thought better of it.
      setNotShared(!(error instanceof DOMException && error.name === 'AbortError'));
    }
  };
  return (
    <>
      <ul className="ledger">
        {files.map((file) => (
          <li key={file.name} className="carry-file">
            <span>{words.file(file.name, saySize(file.content.size))}</span>
            <span className="actions">
              <button type="button" onClick={() => saveFile(file.name, file.content)}>
                {words.save}
              </button>
              {mayShare(file) && (
                <button type="button" onClick={() => void share(file)}>
                  {words.share}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {notShared && <p role="alert">{words.notShared}</p>}
    </>
  );
}
