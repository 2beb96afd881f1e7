import type { BookKind } from '../domain/books/book.ts';
import { localDateOf } from '../domain/vietnam-time.ts';
import type { Instant } from '../domain/words.ts';
import { birth, copies, death, type Declaration, maritalStatus, marriage } from './made-up-dossiers.ts';
import type { MadeUp } from './made-up-people.ts';
import { type PracticeStage, refusedBy, signedOn } from './practice-stage.ts';

const she = (name: string, born: number, n: number, ethnicity?: string): MadeUp => ({
  name,
  sex: '2',
  born,
  n,
  ...(ethnicity === undefined ? {} : { ethnicity }),
});
const he = (name: string, born: number, n: number, ethnicity?: string): MadeUp => ({
  ...she(name, born, n, ethnicity),
  sex: '1',
});

/**
 * The made-up commune, done by the real acts and relative to today: books of this year with entries, and a dossier in every
 * state worth practising. Each of these changes nothing but the database that is being practised on.
 */
export async function setTheStage(stage: PracticeStage): Promise<void> {
  const today = localDateOf(stage.ago(0, '00:00'));
  for (const kind of ['KS', 'KT', 'KH'] as const) await stage.book(kind, today);
  await entered(stage);
  await underWay(stage);
  await stopped(stage);
  await inDispute(stage);
}

/** In the books, each in time: as numbers 1, 2, 3… of births, then of deaths and marriages. */
async function entered(stage: PracticeStage): Promise<void> {
  const longest = 'Nguyễn Hoàng Phương Thảo Thử Tên Thật Dài Để Xem Có Vừa Ô Trên Giấy Khai Sinh';
  const first = birth({
    child: 'Nguyễn Mẫu An',
    sex: '1',
    mother: she('Lê Thị Thử Hoa', 1997, 11),
    father: he('Nguyễn Văn Mẫu Bình', 1994, 12),
    days: 9,
  });
  const done = await registered(stage, first, 'KS', 9);
  const handed = { kind: 'HANDED_OVER', at: stage.ago(9, '16:45'), to: 'Nguyễn Văn Mẫu Bình' };
  await stage.act('deliverResult', done, { from: 'READY', to: handed }, handed.at);
  await stage.act('moveDossier', done, { from: 'REGISTERED', to: 'COMPLETED' }, handed.at);
  await stage.exchange();

  const mother = she("H'Thử Niê", 2001, 13, '12');
  await registered(stage, birth({ child: "H'Mẫu Lan Niê", sex: '2', mother, days: 20 }), 'KS', 7);

  const parents = { mother: she('Phạm Thị Thử Dung', 1992, 14), father: he('Nguyễn Hữu Mẫu Tên Dài', 1990, 15) };
  await registered(stage, birth({ child: longest, sex: '2', ...parents, days: 30 }), 'KS', 4);
  const deceased = he('Hoàng Văn Mẫu Cụ', 1938, 16);
  await registered(stage, death(deceased, she('Hoàng Thị Thử Hiếu', 1970, 17), 3), 'KT', 6);
  const couple = [she('Bùi Thị Thử Mai', 2000, 18), he('Đỗ Văn Mẫu Nam', 1998, 19)] as const;
  await registered(stage, marriage(...couple), 'KH', 5);
}

/** On their way: received, in work, with the leader, approved, waiting for a number, and one that is late. */
async function underWay(stage: PracticeStage): Promise<void> {
  const late = birth({
    child: 'Trần Mẫu Trễ Hẹn',
    sex: '1',
    mother: she('Võ Thị Thử Lan', 1999, 21),
    father: he('Trần Văn Mẫu Tùng', 1996, 22),
    days: 12,
  });
  const overdue = await stage.open(late, stage.ago(4, '08:15'));
  await taken(stage, overdue, stage.ago(4, '08:40'));

  const number = birth({
    child: 'Đặng Thử Chờ Số',
    sex: '2',
    mother: she('Ngô Thị Thử Chờ', 1995, 23),
    father: he('Đặng Văn Mẫu Chờ', 1993, 24),
    days: 15,
  });
  const waits = await approved(stage, number, 0);
  await stage.act('moveDossier', waits, { from: 'APPROVED', to: 'WAITING_NUMBER' }, stage.ago(0, '16:10'));
  await stage.exchange();

  const toEnter = birth({
    child: 'Lý Mẫu Sắp Vào Sổ',
    sex: '1',
    mother: she('Dương Thị Thử Sổ', 1998, 25),
    father: he('Lý Văn Mẫu Sổ', 1997, 26),
    days: 6,
  });
  await approved(stage, toEnter, 0);

  const grandmother = she('Vũ Thị Thử Cụ', 1941, 27);
  const withLeader = await stage.open(death(grandmother, he('Vũ Văn Mẫu Con', 1972, 28), 2), stage.ago(0, '08:00'));
  await taken(stage, withLeader, stage.ago(0, '08:20'));
  await submitted(stage, withLeader, stage.ago(0, '08:30'));
  await stage.exchange();

  const couple = [she('Hồ Thị Thử Cưới', 1999, 29), he('Y Mẫu Cưới Niê', 1996, 30, '12')] as const;
  await stage.open(marriage(...couple), stage.ago(0, '08:45'));
  await stage.open(copies(he('Phan Văn Mẫu Sao', 1985, 31)), stage.ago(0, '09:00'));
  await stage.open(
    birth({ child: 'Huỳnh Thử Mới Nộp', sex: '2', mother: she('Huỳnh Thị Thử Sinh', 2003, 32), days: 5 }),
    stage.ago(0, '09:10'),
  );
  await stage.exchange();
}

/** The clock stands still, or it is over: something is missing, somebody was asked, somebody was refused. */
async function stopped(stage: PracticeStage): Promise<void> {
  const lacking = birth({
    child: 'Bùi Mẫu Thiếu Giấy',
    sex: '1',
    mother: she('Bùi Thị Thử Thiếu', 2002, 41),
    days: 8,
  });
  const supplement = await stage.open(lacking, stage.ago(2, '09:00'));
  await taken(stage, supplement, stage.ago(2, '09:20'));
  const at = stage.ago(2, '10:00');
  const papers = [{ paper: 'Giấy chứng sinh', reason: 'Bản nộp bị mờ, không đọc được ngày sinh (bịa để thực hành)' }];
  const guide = 'Trần Văn Mẫu, 0999 000 222';
  await stage.act('requestSupplement', supplement, { from: 'PROCESSING', at, papers, guide }, at);
  await stage.exchange();

  const single = await stage.open(maritalStatus(she('Đinh Thị Thử Độc', 1990, 42)), stage.ago(2, '14:00'));
  await taken(stage, single, stage.ago(2, '14:20'));
  const asked = { from: 'PROCESSING', about: 'Nơi ở trước đây (bịa để thực hành)', askedOf: 'UBND xã Thử Nghiệm' };
  await stage.act('beginVerification', single, asked, stage.ago(2, '15:00'));
  await stage.exchange();

  const couple = [she('Tạ Thị Thử Từ', 2001, 43), he('Tạ Văn Mẫu Chối', 1999, 44)] as const;
  const refused = await stage.open(marriage(...couple), stage.ago(5, '08:30'));
  await taken(stage, refused, stage.ago(5, '08:50'));
  const reason = 'Hai người có họ trong phạm vi ba đời (bịa để thực hành)';
  await stage.act('refuseRegistration', refused, { from: 'PROCESSING', reason, ...refusedBy }, stage.ago(5, '10:00'));
  await stage.exchange();
}

/** What only a person can settle: the same birth taken twice, and two values for one field. */
async function inDispute(stage: PracticeStage): Promise<void> {
  const twice = birth({
    child: 'Cao Mẫu Nhập Hai Lần',
    sex: '2',
    mother: she('Cao Thị Thử Trùng', 1996, 51),
    father: he('Cao Văn Mẫu Trùng', 1995, 52),
    days: 10,
  });
  await stage.open(twice, stage.ago(0, '08:05'));
  await stage.exchange();
  await stage.open(twice, stage.ago(0, '08:35'));
  await stage.exchange();

  const disputed = birth({
    child: 'Mai Thử Hai Giá Trị',
    sex: '1',
    mother: she('Mai Thị Thử Hai', 1994, 53),
    father: he('Mai Văn Mẫu Hai', 1993, 54),
    days: 11,
  });
  const entity = await stage.open(disputed, stage.ago(0, '08:10'));
  await stage.exchange();
  const change = (to: string) => ({ changes: [{ field: 'child.fullName', from: 'Mai Thử Hai Giá Trị', to }] });
  await stage.act('editDossier', entity, change('Mai Thử Hải'), stage.ago(0, '08:50'));
  await stage.exchange();
  // The second hand had not seen what the first had written.
  await stage.asOfficer();
  await stage.act('editDossier', entity, change('Mai Thử Hài'), stage.ago(0, '08:55'));
  await stage.exchange();
}

async function taken(stage: PracticeStage, entity: string, at: Instant): Promise<void> {
  await stage.act('moveDossier', entity, { from: 'RECEIVED', to: 'PROCESSING' }, at);
}

async function submitted(stage: PracticeStage, entity: string, at: Instant): Promise<void> {
  await stage.act('moveDossier', entity, { from: 'PROCESSING', to: 'SUBMITTED_FOR_SIGNATURE' }, at);
}

async function approved(stage: PracticeStage, declaration: Declaration, days: number): Promise<string> {
  const entity = await stage.open(declaration, stage.ago(days, '08:30'));
  await taken(stage, entity, stage.ago(days, '08:50'));
  await submitted(stage, entity, stage.ago(days, '09:30'));
  const at = stage.ago(days, '15:00');
  const args = { from: 'SUBMITTED_FOR_SIGNATURE', decision: signedOn(localDateOf(at)) };
  await stage.act('approveDossier', entity, args, at);
  await stage.exchange();
  return entity;
}

async function registered(
  stage: PracticeStage,
  declaration: Declaration,
  kind: BookKind,
  days: number,
): Promise<string> {
  const entity = await approved(stage, declaration, days);
  await stage.enter(entity, kind, stage.ago(days, '16:00'));
  const lies = { kind: 'READY', at: stage.ago(days, '16:20') };
  await stage.act('deliverResult', entity, { from: 'NONE', to: lies }, lies.at);
  await stage.exchange();
  return entity;
}
