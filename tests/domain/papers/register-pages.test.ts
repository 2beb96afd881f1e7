import { describe, expect, it } from 'vitest';
import { applyToBook } from '../../../src/domain/books/apply-to-book.ts';
import type { Book } from '../../../src/domain/books/book.ts';
import { numbersIn, registerPages } from '../../../src/domain/papers/civil/register-pages.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { openBookAct } from '../../support/made-up-books.ts';
import { madeUpSource } from '../../support/made-up-paper.ts';
import { makePeople } from '../../support/people.ts';

const birth = enteredDossier('birth', makePeople(5).fatherUnknown({ 'child.fullName': 'Lò Thị Trang Sổ' }), {
  annotations: [
    {
      id: 'made-up',
      author: 'made-up',
      kind: 'recognition',
      on: '2026-11-23',
      basis: 'Sổ đăng ký nhận cha, mẹ, con, số 3/2026',
      dossier: null,
      changes: [],
      recordedAt: null,
    },
  ],
});
const procedure = procedureVersion('birth', birth.procedureVersion);
const opened = applyToBook(undefined, openBookAct(), { recordedAt: null, epoch: 'e1' });

function pagesOf(changed: Partial<Book>, asked: { readonly from: number; readonly to: number }) {
  if (!('book' in opened) || procedure === undefined) throw new Error('not opened');
  const book: Book = { ...opened.book, startsAfter: 43, last: 48, ...changed };
  const { dossier: _, procedure: __, personOf: ___, answers: ____, ...source } = madeUpSource(birth, procedure);
  const body = registerPages(book, [{ dossier: birth, procedure }], { ...source, ...asked });
  const table = body.blocks.find((block) => block.kind === 'table');
  return { book, body, rows: table?.rows ?? [] };
}

describe('pages of a register', () => {
  it('tell every number once, in order: its entry, or why it has none', () => {
    const { body, rows } = pagesOf(
      {
        unused: [{ number: 46, kind: 'struck', reason: 'Ghi nhầm sổ' }],
        doubted: [{ from: 47, to: 47 }],
      },
      { from: 1, to: 99 },
    );
    expect(rows.map(([number]) => number)).toEqual(['44', '45', '46', '47', '48']);
    expect(rows.map(([, said]) => said?.split(':')[0])).toEqual([
      'Không có trên máy này',
      'Trẻ được khai sinh. Loại khai sinh',
      'Gạch bỏ',
      'Chờ làm rõ',
      'Không có trên máy này',
    ]);
    expect(rows[1]?.[1]).toContain('LÒ THỊ TRANG SỔ');
    expect(body.title).toBe('SỔ ĐĂNG KÝ KHAI SINH');
  });

  it('tell an entry as it was made, who wrote it, and the notes beside it; not who asked', () => {
    const [cells = []] = pagesOf({}, { from: 45, to: 45 }).rows;
    const [number, said = '', written, later] = cells;
    expect(number).toBe('45');
    expect(written).toBe('Ngày 10/03/2026; quyển 01/2026, trang 12; ký: Chủ tịch Hà Văn Mẫu; ghi sổ: Lò Thị Làm Mẫu');
    expect(later).toBe('Nhận cha, mẹ, con ngày 23/11/2026, theo Sổ đăng ký nhận cha, mẹ, con, số 3/2026');
    expect(said).not.toContain('Người yêu cầu');
    expect(said).not.toContain(birth.fields['applicant.phone'] ?? 'no phone');
  });

  it('know which numbers may be asked for, and print an empty register as one', () => {
    expect(numbersIn(pagesOf({}, { from: 1, to: 1 }).book)).toEqual({ first: 44, last: 48 });
    const empty = pagesOf({ startsAfter: 0, last: 0 }, { from: 0, to: 0 });
    expect(empty.rows).toEqual([]);
    expect(empty.body.blocks[0]).toMatchObject({ text: 'Không có số nào' });
  });
});
