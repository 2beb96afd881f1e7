import { createHash } from 'node:crypto';
import type { ReceiptStatus } from '../../src/protocol/receipt.ts';
import type { CheckedReceipt } from './check-receipt.ts';
import type { CheckedSlip } from './check-slip.ts';
import { escaped, vietnamTime } from './page-words.ts';
import { slipResult } from './slip-result.ts';

export const checkPath = '/kiem-tra';

const style = `body{font:1.05rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fdfcf9}
textarea{width:100%;min-height:10rem;box-sizing:border-box;font:.85rem/1.4 ui-monospace,monospace;padding:.5rem}
button{font:inherit;padding:.6rem 1.2rem;margin-top:.5rem}
output{display:block;border:2px solid;padding:.75rem 1rem;margin:1.5rem 0}
output.good{border-color:#1d6b34}output.bad{border-color:#9c1c1c}
dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}small,[lang=en]{color:#4a4a4a}`;

/** The page has no script and loads nothing: its one style by its hash, its one form to where it came from. */
export const checkPagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const statuses: Readonly<Record<ReceiptStatus, readonly [vi: string, en: string]>> = {
  applied: ['có hiệu lực', 'took effect'],
  merged: ['có hiệu lực, gộp với thay đổi khác', 'took effect, merged with another change'],
  refused: ['bị từ chối', 'refused'],
  parked: ['đang chờ cán bộ quyết định', 'waits for an officer’s decision'],
  blockedBy: ['đang chờ một việc khác', 'waits for another act'],
  quarantined: ['được giữ riêng, chưa có hiệu lực', 'kept apart, without effect'],
};

/** `undefined`: nothing has been asked yet. */
export function checkPage(checked: CheckedReceipt | CheckedSlip | undefined): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kiểm tra biên nhận, giấy hẹn – Liền Mạch</title><style>${style}</style></head>
<body><main><h1>Kiểm tra biên nhận máy chủ, giấy tiếp nhận</h1>
<p>Dán toàn bộ nội dung tệp biên nhận (<code>bien-nhan-….json</code>) mà cán bộ đã lưu cho ông/bà, hoặc dòng chữ mà điện thoại đọc được từ mã QR trên giấy tiếp nhận. Trang này không lưu, không hiện thông tin cá nhân.</p>
<p lang="en">Paste all of the receipt file that the officer has saved for you, or the text that a telephone reads from the QR code on the slip. This page keeps nothing and shows nothing of a person.</p>
${checked === undefined ? '' : resultOf(checked)}
<form method="post" action="${checkPath}"><label for="receipt">Biên nhận, hoặc mã trên giấy <span lang="en">(receipt, or the slip’s code)</span></label>
<textarea id="receipt" name="receipt" required spellcheck="false" autocomplete="off"></textarea>
<button type="submit">Kiểm tra <span lang="en">(check)</span></button></form>
<p><small>Ai cũng có thể tự kiểm tra ngoài trang này: khóa công khai ở <code>/v1/keys</code>. <span lang="en">Anyone can check without this page: the public keys are at <code>/v1/keys</code>.</span></small></p>
</main></body></html>
`;
}

function resultOf(checked: CheckedReceipt | CheckedSlip): string {
  switch (checked.status) {
    case 'good': {
      const [vi, en] = statuses[checked.receiptStatus];
      const rows: readonly (readonly [string, string])[] = [
        ['Nơi nhận (commune)', checked.commune],
        ['Số biên nhận (number)', String(checked.no)],
        ['Máy chủ nhận lần đầu lúc (first received)', vietnamTime(checked.serverTime)],
        ['Kết quả khi cấp biên nhận (result when it was given)', `${vi} (${en})`],
        ['Mã băm của việc đã gửi (hash of what was sent)', checked.hash],
      ];
      const list = rows.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('');
      return `<output class="good"><p><b>Đúng: biên nhận này do máy chủ này cấp và chưa bị sửa.</b> <span lang="en">True: this server gave this receipt, and nothing in it was altered.</span></p><dl>${list}</dl>
<p>Biên nhận chứng minh việc đã đến máy chủ vào lúc ghi trên; không phải kết quả giải quyết hồ sơ, và sau đó có thể đã có biên nhận mới hơn. <span lang="en">It proves that the act had reached the server by that time; it is not the outcome of the dossier, and there may be later receipts.</span></p></output>`;
    }
    case 'notOurs':
      return '<output class="bad"><p><b>Không đúng: máy chủ này không cấp biên nhận như vậy, hoặc nội dung đã bị sửa.</b> <span lang="en">Not true: this server has not given such a receipt, or it was altered.</span></p></output>';
    case 'noReceipt':
      return '<output class="bad"><p><b>Đây không phải là một biên nhận có chữ ký.</b> Hãy dán cả tệp, không sửa gì. <span lang="en">This is no signed receipt. Paste the whole file as it is.</span></p></output>';
    case 'goodSlip':
    case 'falseSlip':
    case 'bareSlip':
      return slipResult(checked);
    default: {
      const unreachable: never = checked;
      throw new Error(`No such answer: ${String(unreachable)}`);
    }
  }
}
