import { useState } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import type { Commune } from '../protocol/sign-in.ts';
import { useMessages } from '../state/locale.ts';
import { type Parts, useParts } from '../state/parts.ts';
import { useSession } from '../state/session.ts';

/** Writes dossiers as a workbook for each kind of book among them; `left`: those of no such kind. Each screen is given it, for it is another's. */
export type ExportShown = (
  dossiers: readonly Dossier[],
  parts: Pick<Parts, 'units' | 'nationalities'> & { readonly commune: Pick<Commune, 'name'> },
) => Promise<{
  readonly files: readonly {
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly rows: number;
  }[];
  readonly left: number;
}>;

/** What a list shows, one press away from the ministry's own import. */
export function ShownSheet({
  dossiers,
  exportShown,
}: {
  readonly dossiers: readonly Dossier[];
  readonly exportShown: ExportShown;
}) {
  const parts = useParts();
  const { commune } = useSession();
  const words = useMessages().sheets;
  const [told, setTold] = useState('');
  const take = async () => {
    const { files, left } = await exportShown(dossiers, { ...parts, commune });
    for (const { name, bytes } of files) parts.saveFile(name, bytes);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const said = words.shown(rows, files.map(({ name }) => name).join(', '), left);
    setTold(files.length === 0 ? words.noneShown : `${said} ${words.careful}`);
  };
  return (
    <>
      <p>
        <button type="button" className="quiet" onClick={() => void take()}>
          {words.ofShown}
        </button>
      </p>
      <p aria-live="polite" className="soft">
        {told}
      </p>
    </>
  );
}
