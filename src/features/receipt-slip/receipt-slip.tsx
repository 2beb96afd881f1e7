import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { SlipProps } from '../../components/slip-props.ts';
import { unitInText } from '../../domain/administrative-units.ts';
import { printAddress } from '../../domain/print-address.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useMessages } from '../../state/locale.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { unitKeyOf, useUnitNames } from '../../state/unit-names.ts';
import { QrCode } from './qr-code.tsx';
import { type SlipFacts, slipFacts } from './slip-facts.ts';
import './receipt-slip.css';

/** `xã Thử Nghiệm` → `Thử Nghiệm`. */
function withoutRank(name: string): string {
  return name.replace(/^(?:xã|phường|đặc khu|thị trấn)\s+/iu, '');
}

function Line({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <p className="slip-line">
      {label}: <b>{children === '' ? '…………………………' : children}</b>
    </p>
  );
}

function SlipHead({ facts, commune }: { readonly facts: SlipFacts; readonly commune: string }) {
  return (
    <header className="slip-head">
      <div className="slip-office">
        <p>ỦY BAN NHÂN DÂN</p>
        <p>{commune.toUpperCase()}</p>
        <p className="slip-strong slip-ruled">TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG</p>
        <p>Số: ………/TTPVHCC</p>
      </div>
      <div className="slip-nation">
        <p className="slip-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className="slip-strong slip-ruled">Độc lập - Tự do - Hạnh phúc</p>
        <p className="slip-place">
          {withoutRank(commune)}, {facts.writtenOn}
        </p>
      </div>
    </header>
  );
}

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả, form 01 of TT 03/2025/TT-VPCP, on A4. It stands ready for the printer as long
 * as the dossier is open, and is shown on the screen on request.
 */
export function ReceiptSlip({ dossier, procedure, shownOnScreen, onHide }: SlipProps) {
  const session = useSession();
  const words = useMessages().dossier;
  const sheet = useRef<HTMLDialogElement>(null);
  const facts = slipFacts(dossier, procedure);
  const { address } = facts;
  const names = useUnitNames(address === undefined ? [] : [address], localDateOf(dossier.receivedAt));
  const unitNames = address === undefined ? undefined : names.get(unitKeyOf(address));
  const { commune } = session;
  const office = `Trung tâm Phục vụ hành chính công ${unitInText(commune.name)}`;
  const officer = nameOfAccount(session, dossier.events[0]?.author ?? '') ?? '';

  useEffect(() => {
    document.body.dataset['paper'] = 'slip';
    return () => {
      delete document.body.dataset['paper'];
    };
  }, []);

  useEffect(() => {
    if (shownOnScreen) sheet.current?.showModal();
    else sheet.current?.close();
  }, [shownOnScreen]);

  return createPortal(
    <dialog
      ref={sheet}
      className="paper"
      lang="vi"
      aria-labelledby="slip-title"
      onCancel={(event) => {
        event.preventDefault();
        onHide();
      }}
    >
      <button type="button" className="paper-hide" onClick={onHide}>
        {words.hidePreview}
      </button>
      <div className="slip">
        <SlipHead facts={facts} commune={commune.name} />
        <h2 id="slip-title">GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</h2>
        <p className="slip-code">
          Mã hồ sơ: <b>{facts.code}</b>
          {facts.codeIsProvisional && ' (mã tạm)'}
        </p>
        <p className="slip-line">{office}</p>
        <Line label="Tiếp nhận hồ sơ của">{facts.applicant}</Line>
        <Line label="Số định danh cá nhân/giấy tờ tùy thân">{facts.applicantNumber}</Line>
        <Line label="Địa chỉ">
          {address === undefined || unitNames === undefined ? '' : printAddress(address, unitNames)}
        </Line>
        <div className="slip-pair">
          <Line label="Số điện thoại">{facts.phone}</Line>
          <Line label="Email">{facts.email}</Line>
        </div>
        {facts.authorization !== '' && <Line label="Văn bản ủy quyền">{facts.authorization}</Line>}
        <Line label="Nội dung yêu cầu giải quyết">{`${facts.request} (mã thủ tục ${facts.nationalCode})`}</Line>
        <p className="slip-line">Thành phần hồ sơ gồm:</p>
        <ol className="slip-papers">
          {facts.papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
        </ol>
        <Line label="Số lượng hồ sơ">01 (bộ)</Line>
        <Line label="Thời gian giải quyết hồ sơ theo quy định">{facts.limit}</Line>
        <Line label="Thời gian nhận hồ sơ">{facts.received}</Line>
        <Line label="Thời gian trả kết quả giải quyết hồ sơ">{facts.due}</Line>
        <Line label="Đăng ký nhận kết quả tại">{office}</Line>
        <p className="slip-line">Vào Sổ theo dõi hồ sơ, quyển số: ……………… số thứ tự: ………………</p>
        <div className="slip-foot">
          <div>
            <p className="slip-strong">NGƯỜI NỘP HỒ SƠ</p>
            <p className="slip-hint">(Ký và ghi rõ họ tên)</p>
          </div>
          <div className="slip-qr">
            <QrCode text={facts.qr} label={`Mã QR của ${facts.code}`} />
            {facts.codeIsProvisional && (
              <p>Mã tạm do máy tại bàn cấp; khi có mã hồ sơ chính thức, cả hai mã cùng được giữ.</p>
            )}
          </div>
          <div>
            <p className="slip-strong">NGƯỜI TIẾP NHẬN HỒ SƠ</p>
            <p className="slip-hint">(Ký và ghi rõ họ tên)</p>
            <p className="slip-signer">{officer}</p>
          </div>
        </div>
      </div>
    </dialog>,
    document.body,
  );
}
