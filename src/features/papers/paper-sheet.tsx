import { FigureChart } from '../../components/figure-chart.tsx';
import { PracticeMarks } from '../../components/practice-marks.tsx';
import type { PaperBlock, PaperBody, PaperLine } from '../../domain/papers/paper-body.ts';
import type { SheetSize } from '../../domain/papers/paper.ts';
import { pageRule, usePageRule } from '../../components/page-rule.ts';
import { QrCode } from '../../components/qr-code.tsx';
import { usePaperLetters } from './use-paper-letters.ts';
import './paper-sheet.css';

const dots = '…………………………';

function Line({ line, empty }: { readonly line: PaperLine; readonly empty: PaperBody['empty'] }) {
  const missing = empty === 'dots' ? dots : '';
  return (
    <p className="sheet-line">
      {line.label}: <b>{line.value === '' ? missing : line.value}</b>
    </p>
  );
}

function Head({ head }: { readonly head: PaperBody['head'] }) {
  const nation = (
    <div className="sheet-nation">
      <p className="sheet-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
      <p className="sheet-strong sheet-ruled">Độc lập - Tự do - Hạnh phúc</p>
      {head.kind === 'agency' && <p className="sheet-hint">{head.placeAndDay}</p>}
    </div>
  );
  if (head.kind === 'nation') return <header className="sheet-head sheet-head-nation">{nation}</header>;
  return (
    <header className="sheet-head">
      <div className="sheet-office">
        {head.office.map((part, index) => (
          <p key={part} className={index === head.office.length - 1 ? 'sheet-strong sheet-ruled' : undefined}>
            {part}
          </p>
        ))}
        {head.number !== '' && <p>{head.number}</p>}
      </div>
      {nation}
    </header>
  );
}

function Block({ block, empty }: { readonly block: PaperBlock; readonly empty: PaperBody['empty'] }) {
  switch (block.kind) {
    case 'line':
      return <Line line={block.line} empty={empty} />;
    case 'row':
      return (
        <div className="sheet-row">
          {block.lines.map((each) => (
            <Line key={each.label} line={each} empty={empty} />
          ))}
        </div>
      );
    case 'columns':
      return (
        <div className="sheet-columns">
          {block.columns.map(({ head, lines }) => (
            <div key={head}>
              <p className="sheet-strong">{head}</p>
              {lines.map((each) => (
                <Line key={each.label} line={each} empty={empty} />
              ))}
            </div>
          ))}
        </div>
      );
    case 'text':
      return (
        <p className={block.style === undefined ? 'sheet-line' : `sheet-line sheet-${block.style}`}>{block.text}</p>
      );
    case 'list':
      return (
        <ol className="sheet-list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'chart':
      return <FigureChart chart={block.chart} label={block.chart.title} />;
    case 'table':
      return (
        <table className="sheet-table">
          <colgroup>
            {block.columns.map(({ head, width }) => (
              <col key={head} style={{ width: `${width}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {block.columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells) => (
              <tr key={cells.join('|')}>
                {cells.map((cell, index) => (
                  <td key={block.columns[index]?.head ?? index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

function Signer({ signer }: { readonly signer: PaperBody['signers'][number] }) {
  return (
    <div>
      <p className="sheet-strong">{signer.title}</p>
      <p className="sheet-hint">{signer.hint}</p>
      <p className="sheet-signer">{signer.name}</p>
    </div>
  );
}

function Code({ qr }: { readonly qr: NonNullable<PaperBody['qr']> }) {
  return (
    <div className="sheet-qr">
      <QrCode text={qr.text} label={qr.about} />
      {qr.note !== undefined && <p>{qr.note}</p>}
    </div>
  );
}

function Pay({ pay: { text, about, lines } }: { readonly pay: NonNullable<PaperBody['pay']> }) {
  return (
    <div className="sheet-pay">
      <QrCode text={text} label={about} />
      <div>
        {lines.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
    </div>
  );
}

/** Who signs, from left to right, the office last; the code between them, or to the left of the only one. */
function Foot({ signers, qr }: { readonly signers: PaperBody['signers']; readonly qr: PaperBody['qr'] }) {
  const office = signers.at(-1);
  return (
    <div className={signers.length === 3 ? 'sheet-foot sheet-foot-three' : 'sheet-foot'}>
      {signers.length < 2 && <div />}
      {signers.slice(0, -1).map((signer) => (
        <Signer key={signer.title} signer={signer} />
      ))}
      {qr === undefined ? signers.length < 3 && <div /> : <Code qr={qr} />}
      {office !== undefined && <Signer signer={office} />}
    </div>
  );
}

export interface PaperSheetProps {
  readonly id: string;
  readonly body: PaperBody;
  readonly size: SheetSize;
  /** 1 the first print; from 2 on the sheet says that it is printed again. */
  readonly ordinal: number;
  /** Id for the title, by which the dialog around it is named. */
  readonly titleId?: string;
}

/** One paper as it prints: official head, title, what it says, who signs (NĐ 30/2020). */
export function PaperSheet({ id, body, size, ordinal, titleId }: PaperSheetProps) {
  usePageRule(pageRule(size));
  usePaperLetters();
  return (
    <div
      className={`sheet sheet-${size} sheet-${body.empty}${body.pay === undefined ? '' : ' sheet-pays'}`}
      data-sheet={id}
      lang="vi"
    >
      {body.across.length > 0 && (
        <div className="sheet-across">
          {body.across.map((mark) => (
            <p key={mark} data-mark={mark} />
          ))}
        </div>
      )}
      <PracticeMarks />
      {ordinal > 1 && <p className="sheet-again">Bản in lại (lần {ordinal})</p>}
      <Head head={body.head} />
      <h2 id={titleId} className={body.subtitle === undefined ? 'sheet-alone' : undefined}>
        {body.title}
      </h2>
      {body.subtitle !== undefined && <p className="sheet-subtitle">{body.subtitle}</p>}
      {body.blocks.map((block, index) => (
        // A paper's blocks stand where they stand: nothing ever moves among them.
        <Block key={index} block={block} empty={body.empty} />
      ))}
      {body.pay !== undefined && <Pay pay={body.pay} />}
      <Foot signers={body.signers} qr={body.qr} />
    </div>
  );
}
