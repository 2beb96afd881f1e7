import type { Dossier } from '../dossier.ts';
import type { Annotation, AnnotationKind } from './register-entry.ts';

/** What has ended what an entry tells of. */
export type EntryEnd = Extract<AnnotationKind, 'death' | 'divorce' | 'annulment'>;

const isEnd = (kind: AnnotationKind): kind is EntryEnd =>
  kind === 'death' || kind === 'divorce' || kind === 'annulment';

/** The first note that ended it: of a birth entry the person's death, of a marriage entry a death, a divorce or an annulment. */
export function endOfEntry({
  annotations,
}: Pick<Dossier, 'annotations'>): (Annotation & { readonly kind: EntryEnd }) | undefined {
  for (const note of annotations ?? []) {
    const { kind } = note;
    if (isEnd(kind)) return { ...note, kind };
  }
  return undefined;
}

/** What the one left behind is after a marriage of ours has ended. */
export function maritalStateAfter(
  marriage: Pick<Dossier, 'annotations'>,
): 'married' | 'widowed' | 'divorced' | 'annulled' {
  const end = endOfEntry(marriage);
  switch (end?.kind) {
    case undefined:
      return 'married';
    case 'death':
      return 'widowed';
    case 'divorce':
      return 'divorced';
    case 'annulment':
      return 'annulled';
  }
}
