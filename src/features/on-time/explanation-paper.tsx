import { PracticeMarks } from '../../components/practice-marks.tsx';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import type { OnTimeLine } from '../../domain/on-time-figures.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import { localDateOf, localTimeOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import { useSession } from '../../state/session.ts';
import type { OutageFacts } from '../../store/store.ts';

interface ExplanationPaperProps {
  readonly lines: readonly OnTimeLine[];
  readonly outages: readonly OutageFacts[];
  readonly now: Instant;
}

/** `10:05:00 21/11/2026`: to the second, since a second decides whether it was late. */
function moment(instant: Instant | null): string {
  if (instant === null) return 'chưa';
  return `${localTimeOf(instant)}:${instant.slice(17, 19)} ${printLocalDate(localDateOf(instant))}`;
}

function nameOf({ dossier }: OnTimeLine): string {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  return procedure === undefined ? '' : subjectNames(procedure, dossier.fields).join(', ');
}

/** Bản giải trình: dossiers whose results were given in time and whose record came late, with the times as they are. A Vietnamese paper, whatever the language of the screen. */
export function ExplanationPaper({ lines, outages, now }: ExplanationPaperProps) {
  const { account, commune } = useSession();
  return (
    <article className="explanation" lang="vi" aria-hidden="true">
      <PracticeMarks />
      <p>{commune.name}</p>
      <h1>BẢN GIẢI TRÌNH</h1>
      <p>Về các hồ sơ đã có kết quả đúng hẹn nhưng được ghi nhận muộn trên hệ thống</p>
      <p>
        Các thời điểm dưới đây được ghi tự động khi việc diễn ra, khi nhập vào máy và khi máy chủ nhận; không thời điểm
        nào bị sửa. Ngày lập: {moment(now)}.
      </p>
      <table>
        <thead>
          <tr>
            {['STT', 'Mã hồ sơ', 'Họ tên', 'Tiếp nhận', 'Hẹn trả', 'Có kết quả', 'Nhập vào máy', 'Máy chủ nhận'].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.dossier.id}>
              <td>{at + 1}</td>
              <td>{line.dossier.codes.official ?? line.dossier.codes.provisional}</td>
              <td>{nameOf(line)}</td>
              {[line.dossier.receivedAt, line.dueAt, line.finishedAt, line.writtenAt, line.recordedAt].map(
                (instant, column) => (
                  <td key={column}>{moment(instant)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p>Không có hồ sơ nào.</p>}
      <h2>Thời gian máy này không tới được máy chủ</h2>
      <ul>
        {outages.map(({ from, to }) => (
          <li key={from}>
            Từ {moment(from)} đến {to === null ? 'nay' : moment(to)}
          </li>
        ))}
      </ul>
      {outages.length === 0 && <p>Máy không ghi lần nào.</p>}
      <div className="explanation-signs">
        <p>
          <b>Người lập</b>
          <span>{account.name}</span>
        </p>
        <p>
          <b>Thủ trưởng đơn vị</b>
        </p>
      </div>
    </article>
  );
}
