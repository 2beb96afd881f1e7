import type { CheckedSlip } from './check-slip.ts';
import { escaped, vietnamTime } from './page-words.ts';

/** What the page says of a slip. */
export function slipResult(slip: CheckedSlip): string {
  switch (slip.status) {
    case 'goodSlip': {
      const rows: readonly (readonly [string, string])[] = [
        ['Nơi in giấy (commune)', slip.commune],
        ['Mã trên giấy (code)', slip.code],
        ['In lúc, theo giờ của máy đó (printed, by that machine’s clock)', vietnamTime(slip.printedAt)],
      ];
      const list = `<dl>${rows.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
      if (slip.revokedAt !== null) {
        return `<output class="bad"><p><b>Chưa chắc: giấy này mang chữ ký của một máy đã bị thu hồi lúc ${escaped(vietnamTime(slip.revokedAt))}.</b> Xin hỏi lại nơi nhận hồ sơ. <span lang="en">Not certain: it is signed by a machine that has been revoked since. Ask where the dossier was taken.</span></p>${list}</output>`;
      }
      return `<output class="good"><p><b>Đúng: giấy này do một máy của nơi ghi dưới đây in ra, mã trên giấy chưa bị sửa.</b> <span lang="en">True: a machine of this commune printed this slip, and its code was not altered.</span></p>${list}
<p>Trang này không nói hồ sơ đã đến máy chủ hay chưa: máy có thể in giấy khi mất mạng rồi gửi sau. <span lang="en">This does not tell whether the dossier has reached the server: a machine may print without a line and send later.</span></p></output>`;
    }
    case 'falseSlip':
      return '<output class="bad"><p><b>Không đúng: không có máy nào được biết ở đây ký mã như vậy, hoặc mã đã bị sửa.</b> Xin hỏi lại nơi nhận hồ sơ. <span lang="en">Not true: no machine known here has signed such a code, or it was altered. Ask where the dossier was taken.</span></p></output>';
    case 'bareSlip':
      return '<output class="bad"><p><b>Mã này không có chữ ký nên không kiểm tra được.</b> Giấy in ở máy chưa có khóa thì như vậy; xin hỏi lại nơi nhận hồ sơ. <span lang="en">This code bears no signature, so it cannot be checked. A machine without a key prints such slips; ask where the dossier was taken.</span></p></output>';
    default: {
      const unreachable: never = slip;
      throw new Error(`No such answer: ${String(unreachable)}`);
    }
  }
}
