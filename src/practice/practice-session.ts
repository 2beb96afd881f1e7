import { practiceProvince, rehearsalCommune, unitInText } from '../domain/administrative-units.ts';
import { rolesOfBefore } from '../domain/access/role.ts';
import type { Account } from '../protocol/sign-in.ts';
import type { Session } from '../store/store.ts';

const account = (n: number, name: string, title: string): Account => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  username: `thuc-hanh-${n}`,
  name,
  title,
  // Whoever practises tries everything.
  roles: rolesOfBefore,
});

/** Whoever practises works under this made-up name. */
export const practiceOfficer = account(1, 'Nguyễn Thị Thử Việc', 'Công chức tư pháp - hộ tịch');
/** A made-up colleague: what lies there already was done by her. */
export const practiceColleague = account(2, 'Trần Văn Mẫu', 'Công chức một cửa');

/** What stands in place of a token: the commune lies there whole, or is being made. */
export type PracticeToken = 'practice' | 'practice-being-made';

/** A session that no server has given: nothing could be asked of one with it, and it never runs out. */
export function practiceSession(who: Account, token: PracticeToken): Session {
  return {
    account: who,
    commune: {
      code: rehearsalCommune.code,
      name: unitInText(rehearsalCommune.name),
      provinceCode: practiceProvince.code,
      provinceName: unitInText(practiceProvince.name),
      closing: '17:00',
    },
    colleagues: [practiceOfficer, practiceColleague],
    token,
    expiresAt: '9999-12-31T00:00:00.000Z',
    keys: [],
  };
}
