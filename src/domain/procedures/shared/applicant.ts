import { residenceKinds } from '../../code-lists.ts';
import type { FieldGroup, FieldPath, Fields } from '../../field.ts';
import type { Choice, Label } from '../../words.ts';

const withoutPin = (fields: Fields): boolean => fields['applicant.pin'] === undefined;

const relationshipIs =
  (...codes: readonly string[]) =>
  (fields: Fields): boolean =>
    codes.some((code) => fields['applicant.relationship'] === code);

interface ApplicantWishes {
  readonly relationshipLabel: Label;
  readonly relationships: readonly Choice[];
  /** Addresses of the procedure that the applicant's may repeat. */
  readonly sameAs: readonly FieldPath[];
}

/** Who asks. What a personal number tells is not asked again (NĐ 18/2026). */
export const applicantGroup = ({ relationshipLabel, relationships, sameAs }: ApplicantWishes): FieldGroup => ({
  id: 'applicant',
  title: { vi: 'Người yêu cầu', en: 'Applicant' },
  fields: [
    {
      path: 'applicant.fullName',
      help: {
        vi: 'Người đứng ra khai và ký tờ khai, như trên giấy tờ của người đó.',
        en: 'Who declares and signs, as that person’s own paper says.',
      },
      label: { vi: 'Họ, chữ đệm, tên người yêu cầu', en: 'Full name of the applicant' },
      kind: 'name',
      required: 'always',
      nationalName: 'nycHoTen',
    },
    {
      path: 'applicant.pin',
      label: { vi: 'Số định danh cá nhân', en: 'Personal number' },
      kind: 'pin',
      required: 'never',
      help: {
        vi: '12 chữ số trên thẻ căn cước. Có số này thì không phải khai ngày sinh và nơi cư trú.',
        en: 'The 12 digits on the identity card. With it, birth date and residence need not be declared.',
      },
      nationalName: 'nycSoDDCN',
    },
    {
      path: 'applicant.idDocument',
      label: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
      kind: 'idDocument',
      seldom: (fields) => !withoutPin(fields),
      required: withoutPin,
      help: {
        vi: 'Loại, số, ngày cấp, nơi cấp. Bắt buộc khi không có số định danh.',
        en: 'Kind, number, date and place of issue. Needed when there is no personal number.',
      },
      nationalName: 'nycSoGiayToTuyThan',
    },
    {
      path: 'applicant.birthDate',
      help: {
        vi: 'Chỉ khai khi không có số định danh (NĐ 18/2026). Chỉ biết năm thì ghi năm, ví dụ 1958.',
        en: 'Only without a personal number (NĐ 18/2026). The year alone if that is all, e.g. 1958.',
      },
      label: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
      kind: 'partialDate',
      required: withoutPin,
      askedWhen: withoutPin,
      nationalName: 'nycNgaySinh',
    },
    {
      path: 'applicant.residence',
      label: { vi: 'Nơi cư trú', en: 'Residence' },
      kind: 'address',
      required: withoutPin,
      askedWhen: withoutPin,
      help: {
        vi: 'Nơi thường trú; không có thì nơi tạm trú; không có nữa thì nơi ở hiện tại.',
        en: 'Permanent residence; without one, the temporary one; without that, where the person lives now.',
      },
      sameAs,
      nationalName: 'nycNoiCuTru',
    },
    {
      path: 'applicant.residenceKind',
      help: {
        vi: 'Địa chỉ vừa ghi là thường trú, tạm trú hay nơi ở hiện tại. Chưa biết thì để trống.',
        en: 'Whether the address is the permanent or the temporary one, or where the person lives now; empty if not known.',
      },
      label: { vi: 'Loại cư trú', en: 'Kind of residence' },
      kind: 'choice',
      choices: residenceKinds,
      required: 'never',
      askedWhen: withoutPin,
      nationalName: 'nycLoaiCuTru',
    },
    {
      path: 'applicant.relationship',
      help: {
        vi: 'Người yêu cầu là ai đối với người được đăng ký. Ví dụ: bà đi khai cho cháu thì chọn ông/bà. Người ủy quyền phải có văn bản.',
        en: 'Who the applicant is to the person registered, e.g. a grandparent. Somebody authorised needs it in writing.',
      },
      label: relationshipLabel,
      kind: 'choice',
      choices: relationships,
      required: 'always',
      nationalName: 'nycQuanHe',
    },
    {
      path: 'applicant.relationshipText',
      help: {
        vi: 'Ghi như người đó nói, ví dụ: cháu họ, hàng xóm đang nuôi dưỡng.',
        en: 'As the person says it, e.g. a neighbour who cares for the child.',
      },
      label: { vi: 'Quan hệ khác (ghi rõ)', en: 'Other relationship (say which)' },
      kind: 'text',
      required: 'always',
      askedWhen: relationshipIs('other'),
    },
    {
      path: 'applicant.authorization',
      label: { vi: 'Văn bản ủy quyền', en: 'Written authorisation' },
      kind: 'text',
      required: relationshipIs('authorized'),
      askedWhen: relationshipIs('authorized', 'other'),
      help: {
        vi: 'Số, ngày và nơi chứng thực văn bản. Ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em không cần.',
        en: 'Its number, date and who certified it. Grandparents, parents, children, spouses and siblings need none.',
      },
    },
    {
      path: 'applicant.phone',
      help: {
        vi: 'Để báo khi có kết quả hoặc cần bổ sung. 10 chữ số, bắt đầu bằng 0. Không có thì để trống.',
        en: 'To tell of the result, or of what is missing. 10 digits, beginning with 0; empty if there is none.',
      },
      label: { vi: 'Số điện thoại', en: 'Phone number' },
      kind: 'phone',
      required: 'never',
      nationalName: 'nycSoDienThoai',
    },
    {
      path: 'applicant.email',
      label: { vi: 'Thư điện tử', en: 'E-mail' },
      kind: 'email',
      required: 'never',
      nationalName: 'nycEmail',
    },
  ],
});
