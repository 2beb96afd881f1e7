import { describe, expect, it } from 'vitest';
import { nameOfMachine } from '../../../src/features/books/book-questions.ts';
import { signerOf } from '../../../src/features/books/entry-questions.ts';
import type { BookView } from '../../../src/store/store.ts';
import { emptyBook } from '../../domain/books/made-up-book.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const entered = enteredDossier('birth', makePeople(8).birth());
const approval = { by: 'x', at: '2026-11-20T03:00:00.000Z', signer: 'Thử Văn Ký', signerTitle: 'Phó Chủ tịch' };

describe('what nobody is asked twice', () => {
  it('who signs the entry is who signed the decision, else who signed the entry before', () => {
    const signed = { ...entered, approval: { ...approval, how: 'onPaper' as const, signedOn: '2026-11-20' } };
    expect(signerOf(signed, entered.entry)).toEqual({ signer: 'Thử Văn Ký', signerTitle: 'Phó Chủ tịch' });
    expect(signerOf(entered, entered.entry)).toEqual({ signer: 'Hà Văn Mẫu', signerTitle: 'Chủ tịch' });
    expect(signerOf(entered, undefined)).toEqual({});
  });

  it('[R19] a machine that took the pen of one register is called the same when it takes the next', () => {
    const { pen } = emptyBook();
    const held = (holder: string, holderName: string, since: string): BookView => ({
      book: emptyBook({ pen: { ...pen, holder, holderName, since } }),
      pen: 'here',
      number: 1,
      exchange: 'received',
      waiting: [],
    });
    const books = [
      held('d1', 'Máy cũ', '2026-01-02T00:00:00.000Z'),
      held('d1', 'Máy bàn hộ tịch', '2026-03-02T00:00:00.000Z'),
      held('d2', 'Máy khác', '2026-04-02T00:00:00.000Z'),
    ];
    expect(nameOfMachine(books, 'd1')).toBe('Máy bàn hộ tịch');
    expect(nameOfMachine(books, 'd3')).toBeUndefined();
  });
});
