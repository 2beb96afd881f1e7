import type { Choice } from '../../words.ts';

const choice = (code: string, vi: string, en: string): Choice => ({ code, label: { vi, en } });

/** Who asks, seen from the person the registration is about. The codes are ours: no national list is known. */
export const relationships: readonly Choice[] = [
  choice('father', 'Cha', 'Father'),
  choice('mother', 'Mẹ', 'Mother'),
  choice('paternalGrandparent', 'Ông/bà nội', 'Paternal grandparent'),
  choice('maternalGrandparent', 'Ông/bà ngoại', 'Maternal grandparent'),
  choice('sibling', 'Anh/chị/em', 'Brother or sister'),
  choice('auntOrUncle', 'Cô/dì/chú/bác/cậu/mợ', 'Aunt or uncle'),
  choice('guardian', 'Người giám hộ', 'Guardian'),
  choice('carer', 'Người nuôi dưỡng', 'Carer'),
  choice('socialFacility', 'Đại diện cơ sở trợ giúp xã hội', 'For a social assistance facility'),
  choice('authorized', 'Người được ủy quyền', 'Authorised person'),
  choice('self', 'Bản thân', 'The person herself or himself'),
  choice('husband', 'Chồng', 'Husband'),
  choice('wife', 'Vợ', 'Wife'),
  choice('child', 'Con', 'Child'),
  choice('officer', 'Cán bộ hộ tịch', 'Civil-status officer'),
  choice('other', 'Khác', 'Other'),
];
