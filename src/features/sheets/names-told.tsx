import { ourNames } from '../../domain/exchange-sheet/columns/our-names.ts';
import type { SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import { useSay } from '../../state/locale.ts';

/** That the column names are ours, of a sheet where they are: nobody shall take such a file for the ministry's. */
export function NamesTold({ mapping }: { readonly mapping: SheetMapping }) {
  const say = useSay();
  return mapping.names === 'ours' ? <p className="soft">{say(ourNames)}</p> : null;
}
