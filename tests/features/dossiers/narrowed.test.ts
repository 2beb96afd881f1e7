import { describe, expect, it } from 'vitest';
import { bookIdOf } from '../../../src/domain/books/book-id.ts';
import {
  isNarrowed,
  type Narrowed,
  narrowingOf,
  nothingNarrowed,
  readNarrowed,
  writeNarrowed,
} from '../../../src/features/dossiers/narrowed.ts';

const book = bookIdOf({ authority: '99999', kind: 'KS', year: 2026, openedOn: '2026-01-01' }) ?? '';
const everything: Narrowed = {
  ...{ procedure: 'birth', business: 'REGISTERED', group: 'late', book },
  ...{ from: '2026-01-31', to: '2026-02-28', author: 'account-1', exchange: 'attention' },
};
const people = ['account-1', 'account-2'];

describe('what the list is narrowed to', () => {
  it('is all in the address, and is read from it as it was written', () => {
    const address = writeNarrowed(new URLSearchParams('khac=1'), everything as Record<keyof Narrowed, string>);
    expect(readNarrowed(address, people)).toEqual(everything);
    expect(address.get('khac')).toBe('1');
    expect(isNarrowed(readNarrowed(address, people))).toBe(true);
    const emptied = writeNarrowed(address, nothingNarrowed);
    expect(emptied.toString()).toBe('khac=1');
    expect(isNarrowed(readNarrowed(emptied, people))).toBe(false);
  });

  it('is nothing that an address says wrongly: another’s account, no book, no day, no step', () => {
    const wrong = 'thu-tuc=x&buoc=Y&nhom=z&so=Tr%E1%BA%A7n&tu=2026-02-30&den=hom-qua&nguoi=account-9&gui=bay';
    expect(isNarrowed(readNarrowed(new URLSearchParams(wrong), people))).toBe(false);
  });

  it('counts both days whole, by the clocks of Viet Nam', () => {
    const { from, before } = narrowingOf(everything);
    expect(new Date(from ?? 0).toISOString()).toBe('2026-01-30T17:00:00.000Z');
    expect(new Date(before ?? 0).toISOString()).toBe('2026-02-28T17:00:00.000Z');
  });

  it('asks the index for what may be it: open ones for a group, unanswered ones for a state of the exchange', () => {
    const none = readNarrowed(new URLSearchParams(), people);
    expect(narrowingOf({ ...none, group: 'late' })).toMatchObject({ open: true, waits: undefined });
    expect(narrowingOf({ ...none, exchange: 'local' })).toMatchObject({ open: undefined, waits: true });
    expect(narrowingOf({ ...none, exchange: 'received' })).toMatchObject({ waits: false });
  });
});
