import { foldText } from '../../domain/fold-text.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { DossierView } from '../../store/store.ts';

/** Sensitive answers are not searched. Everything a person might remember of a dossier, folded: names without accents, codes, numbers, dates as printed. */
function searchText({ dossier }: DossierView): string {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const specs = procedure === undefined ? undefined : procedureFields(procedure).byPath;
  const values = Object.entries(dossier.fields).flatMap(([path, value]) =>
    typeof value === 'string' && specs?.get(path)?.sensitive !== true ? [value] : [],
  );
  const dates = [dossier.receivedAt, dossier.dueAt].map((instant) => printLocalDate(localDateOf(instant)));
  return foldText([dossier.codes.provisional, dossier.codes.official ?? '', ...values, ...dates].join(' '));
}

/** Rows that hold every word typed, in any order, accents or not: "tran van binh" finds Bình Trần Văn. */
export function filterDossiers(views: readonly DossierView[], typed: string): readonly DossierView[] {
  const words = foldText(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return views;
  return views.filter((view) => {
    const text = searchText(view);
    return words.every((word) => text.includes(word));
  });
}
