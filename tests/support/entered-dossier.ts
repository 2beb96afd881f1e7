import type { BookKind } from '../../src/domain/books/book.ts';
import type { RegisterEntry } from '../../src/domain/books/register-entry.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import { procedures } from '../../src/domain/procedures/catalogue.ts';
import { madeUpId } from './acts.ts';

/** A line of a made-up register of the practice commune. */
function madeUpEntry(bookKind: BookKind, more: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    book: madeUpId(0xb00),
    bookKind,
    year: 2026,
    authority: '99999',
    number: 45,
    fence: { epoch: 'e1', n: 1 },
    volume: '01/2026',
    page: 12,
    registeredOn: '2026-03-10',
    kind: 'timely',
    signer: 'Hà Văn Mẫu',
    signerTitle: 'Chủ tịch',
    officer: 'Lò Thị Làm Mẫu',
    remarks: null,
    ...more,
  };
}

/** A dossier that stands in a register already; `more` replaces single parts. */
export function enteredDossier(procedure: string, fields: Fields, more: Partial<Dossier> = {}): Dossier {
  const known = procedures.find(({ id }) => id === procedure);
  if (known === undefined) throw new Error(`no procedure ${procedure}`);
  return {
    id: madeUpId(0xe0),
    scope: '99999',
    procedure,
    procedureVersion: known.version,
    codes: { provisional: 'TAM-99999-0000TEST-260310-001', official: null },
    channel: 'direct',
    receivedAt: '2026-03-10T02:00:00.000Z',
    dueAt: '2026-03-10T10:00:00.000Z',
    calendar: 'vn-2026.11',
    registrationKind: 'timely',
    business: 'REGISTERED',
    fields,
    slipToken: 'made-up-slip-token-000045',
    slipPrints: 0,
    events: [],
    ...(known.book === null ? {} : { entry: madeUpEntry(known.book) }),
    ...more,
  };
}
