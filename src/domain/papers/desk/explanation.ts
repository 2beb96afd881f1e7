import type { OnTimeLine } from '../../on-time-figures.ts';
import { printLocalDate } from '../../local-date.ts';
import { localDateOf, localTimeOf } from '../../vietnam-time.ts';
import type { Instant } from '../../words.ts';
import { type PaperBlock, type PaperBody, text } from '../paper-body.ts';
import type { PaperSource } from '../paper.ts';
import { committeeHead } from './desk-facts.ts';

/** A time in which this machine did not reach the server. */
export interface OutageTold {
  readonly from: Instant;
  /** `null`: it lasts. */
  readonly to: Instant | null;
  readonly why: string;
}

export interface ExplanationSource extends Pick<PaperSource, 'commune' | 'now'> {
  /** Name of who makes it out. */
  readonly officer: string;
}

/** `10:05:00 21/11/2026`: to the second, since a second decides whether it was late. */
function momentToTheSecond(instant: Instant | null, otherwise = 'chưa'): string {
  if (instant === null) return otherwise;
  return `${localTimeOf(instant)}:${instant.slice(17, 19)} ${printLocalDate(localDateOf(instant))}`;
}

const moments = [
  ['Tiếp nhận', (line: OnTimeLine) => line.receivedAt],
  ['Hẹn trả', (line: OnTimeLine) => line.dueAt],
  ['Có kết quả', (line: OnTimeLine) => line.finishedAt],
  ['Nhập vào máy', (line: OnTimeLine) => line.writtenAt],
  ['Máy chủ nhận', (line: OnTimeLine) => line.recordedAt],
] as const;

function lateEntries(lines: readonly OnTimeLine[]): PaperBlock {
  if (lines.length === 0) return text('Không có hồ sơ nào.');
  return {
    kind: 'table',
    columns: [
      { head: 'STT', width: 5 },
      { head: 'Mã hồ sơ', width: 22 },
      { head: 'Họ tên', width: 18 },
      ...moments.map(([head]) => ({ head, width: 11 })),
    ],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.code,
      line.name,
      ...moments.map(([, of]) => momentToTheSecond(of(line))),
    ]),
  };
}

function outageLog(outages: readonly OutageTold[]): PaperBlock {
  if (outages.length === 0) return text('Máy không ghi lần nào.');
  return {
    kind: 'table',
    columns: [
      { head: 'STT', width: 5 },
      { head: 'Từ', width: 20 },
      { head: 'Đến', width: 20 },
      { head: 'Máy ghi', width: 55 },
    ],
    rows: outages.map(({ from, to, why }, at) => [
      String(at + 1),
      momentToTheSecond(from),
      momentToTheSecond(to, 'nay'),
      why,
    ]),
  };
}

/** Bản giải trình: dossiers whose results were given in time and whose record came late, with the times as they are, and the log of outages. */
export function explanation(
  lines: readonly OnTimeLine[],
  outages: readonly OutageTold[],
  { officer, ...source }: ExplanationSource,
): PaperBody {
  return {
    head: committeeHead({ ...source, answers: {} }, 'UBND'),
    title: 'BẢN GIẢI TRÌNH',
    subtitle: 'Về các hồ sơ đã có kết quả đúng hẹn nhưng được ghi nhận muộn trên hệ thống',
    empty: 'dots',
    across: [],
    blocks: [
      text(
        'Các thời điểm dưới đây được ghi tự động khi việc diễn ra, khi nhập vào máy và khi máy chủ nhận; không thời điểm nào bị sửa.',
      ),
      text('1. Hồ sơ', 'heading'),
      lateEntries([...lines].sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))),
      text('2. Thời gian máy này không tới được máy chủ', 'heading'),
      outageLog([...outages].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))),
    ],
    signers: [
      { title: 'NGƯỜI LẬP', hint: '(Ký, ghi rõ họ tên)', name: officer },
      { title: 'THỦ TRƯỞNG ĐƠN VỊ', hint: '(Ký, ghi rõ họ tên, đóng dấu)', name: '' },
    ],
  };
}
