import type { Choice } from '../../words.ts';
import { relationships } from '../shared/relationships.ts';

const named = (...codes: readonly string[]): readonly Choice[] =>
  codes.flatMap((code) => relationships.filter((choice) => choice.code === code));

/** Who may report a death (Luật Hộ tịch 60/2014 Art. 33), seen from the person who died: the nearest first. Codes are ours. */
export const deathRelationships: readonly Choice[] = [
  ...named('wife', 'husband', 'child', 'father', 'mother', 'paternalGrandparent', 'maternalGrandparent'),
  { code: 'grandchild', label: { vi: 'Cháu', en: 'Grandchild, nephew or niece' } },
  ...named('sibling', 'auntOrUncle', 'guardian', 'carer', 'socialFacility', 'authorized', 'officer'),
  { code: 'organisation', label: { vi: 'Đại diện cơ quan, tổ chức', en: 'For an agency or organisation' } },
  ...named('other'),
];
