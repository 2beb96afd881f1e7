import { createHash } from 'node:crypto';
import { renderSVG } from 'uqr';
import { amountInWords, type FeeTransfer } from '../../src/domain/fee-transfer.ts';
import { codeOf } from '../../src/domain/papers/desk/desk-facts.ts';
import { dueNow } from '../../src/domain/due-now.ts';
import type { Instant } from '../../src/domain/words.ts';
import { escaped, vietnamTime } from '../public-check/page-words.ts';
import type { FoundDossier } from './find-dossier.ts';
import { standingWords } from './standing-words.ts';

export const statusPath = '/tra-cuu';

const style = `body{font:1.15rem/1.5 system-ui,sans-serif;max-width:36rem;margin:1rem auto;padding:0 1rem;color:#1b1b1b;background:#fdfcf9}
h1{font-size:1.5rem;margin:.5rem 0}figure{margin:0;max-width:14rem}textarea{width:100%;min-height:6rem;box-sizing:border-box;font:1rem/1.4 ui-monospace,monospace;padding:.5rem}
button{font:inherit;padding:.8rem 1.4rem;margin-top:.5rem}output{display:block;border:2px solid;padding:.75rem 1rem;margin:1rem 0}
output b{font-size:1.35rem;display:block}dt{font-weight:600}dd{margin:0 0 .6rem;overflow-wrap:anywhere}small,[lang=en]{color:#4a4a4a;font-size:.95rem}`;

/** Takes what stands behind the # of the slip's link, which no server has seen, and asks with it once. */
const script =
  "var c=decodeURIComponent(location.hash.slice(1)),f=document.forms[0];if(c&&f){f.slip.value=c;history.replaceState(null,'',location.pathname);f.submit()}";

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const statusPagePolicy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `undefined`: nothing has been asked yet; only then the page looks for a link's own code. */
export function statusPage(found: FoundDossier | undefined, now: Instant): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Tra cứu hồ sơ – Liền Mạch</title><style>${style}</style></head>
<body><main><h1>Hồ sơ của tôi tới đâu rồi?</h1>
${found === undefined ? '' : resultOf(found, now)}
<form method="post" action="${statusPath}"><p><label for="slip">Quét mã QR trên giấy hẹn bằng điện thoại, rồi dán dòng chữ đọc được vào đây. <span lang="en">Scan the slip’s QR code and paste its text here.</span></label></p>
<textarea id="slip" name="slip" required spellcheck="false" autocomplete="off"></textarea>
<button type="submit">Tra cứu <span lang="en">(look up)</span></button></form>
<p><small>Trang này chỉ cho biết tình trạng và ngày hẹn, không hiện và không lưu thông tin của ai. <span lang="en">This page tells state and return date alone, and keeps nothing.</span></small></p>
</main>${found === undefined ? `<script>${script}</script>` : ''}</body></html>
`;
}

function resultOf(found: FoundDossier, now: Instant): string {
  switch (found.status) {
    case 'found':
      return dossierResult(found, now);
    case 'noSlip':
      return '<output><b>Chưa đọc được mã.</b> Hãy dán đủ cả dòng chữ, không sửa gì. <span lang="en">This is not the text of a slip’s code. Paste all of it.</span></output>';
    case 'notHere':
      return '<output><b>Chưa thấy hồ sơ này trên máy chủ.</b> Nơi nhận có thể đang mất mạng và sẽ gửi sau; hồ sơ không vì thế mà chậm. Nếu đã tới ngày hẹn, xin mang giấy hẹn đến hỏi. <span lang="en">Not at the server yet. The office may be without a line and send later; your dossier is not late for that. If the day has come, please ask there with your slip.</span></output>';
    default: {
      const unreachable: never = found;
      throw new Error(`No such answer: ${String(unreachable)}`);
    }
  }
}

function dossierResult(found: Extract<FoundDossier, { status: 'found' }>, now: Instant): string {
  const { dossier, commune, desk, transfer } = found;
  const { vi, en, next } = standingWords(dossier);
  const { dueAt, pausedSince, punctuality, finishedAt } = dueNow(dossier, now, desk);
  const { finance } = dossier;
  const late = punctuality === 'overdueSoFar';
  const rows: (readonly [string, string])[] = [
    ['Mã hồ sơ (code)', codeOf(dossier).code],
    ['Nơi nhận (office)', commune],
  ];
  if (finishedAt === undefined && pausedSince === null) {
    rows.push(['Hẹn trả kết quả (return date)', momentInWords(dueAt)]);
  }
  const due = transfer?.amount ?? (finance?.kind === 'DUE' ? finance.amount : null);
  if (due !== null) rows.push(['Phí, lệ phí còn phải nộp (fee due)', amountInWords(due)]);
  const list = rows.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('');
  const apology = late
    ? '<p>Đã quá ngày hẹn: xin lỗi ông/bà. Nơi nhận phải có phiếu hẹn lại. <span lang="en">The day has gone by, and the office owes you a new date on paper.</span></p>'
    : '';
  const then = next === undefined ? '' : `<p>${escaped(next.vi)} <span lang="en">${escaped(next.en)}</span></p>`;
  return `<output><b>${escaped(vi)}</b> <span lang="en">${escaped(en)}</span>${then}${apology}<dl>${list}</dl>${transferPart(transfer)}
<small>Theo những gì nơi nhận đã gửi lên máy chủ, lúc ${escaped(vietnamTime(now))}.</small></output>`;
}

/** The code is drawn here: no other server is asked for it. */
function transferPart(transfer: FeeTransfer | undefined): string {
  if (transfer === undefined) return '';
  const { account, purpose, code } = transfer;
  return `<p>Nộp bằng chuyển khoản: lưu ảnh mã rồi mở ứng dụng ngân hàng, hoặc ghi theo các dòng dưới. Xem đúng tên chủ tài khoản rồi mới chuyển. <span lang="en">Pay by transfer with this VietQR code; compare the holder’s name first.</span></p>
<figure role="img" aria-label="Mã VietQR">${renderSVG(code, { ecc: 'M', border: 4 })}</figure>
<dl><dt>Chủ tài khoản (holder)</dt><dd>${escaped(account.holder)}</dd><dt>Số tài khoản (account)</dt><dd>${escaped(account.number)}, ngân hàng ${escaped(account.bin)}</dd><dt>Nội dung (purpose)</dt><dd>${escaped(purpose)}</dd></dl>`;
}

/** As it stands on the slip: without seconds. */
function momentInWords(at: Instant): string {
  return vietnamTime(at).replace(/:\d{2} /u, ' ');
}
