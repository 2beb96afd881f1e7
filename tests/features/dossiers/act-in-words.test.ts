import { officeActVersions } from '../../../src/domain/office/apply-to-office.ts';
import { describe, expect, it } from 'vitest';
import { argumentVersions } from '../../../src/domain/apply-mutation.ts';
import type { DossierEvent } from '../../../src/domain/dossier.ts';
import { actInWords } from '../../../src/features/dossiers/act-in-words.ts';
import { en } from '../../../src/messages/en.ts';
import { vi } from '../../../src/messages/vi.ts';
import { madeUpId } from '../../support/acts.ts';
import { bookActVersions, isJoint } from '../../../src/domain/books/apply-to-book.ts';

/** An act on another act leaves no line of its own. */
const leavesNoLine: ReadonlySet<string> = new Set(['decideQuarantined']);
const told = [...argumentVersions.keys()].filter(
  (name) => !leavesNoLine.has(name) && !officeActVersions.has(name) && (isJoint(name) || !bookActVersions.has(name)),
);

const line = (type: string, touched: readonly string[]): DossierEvent => ({
  id: madeUpId(1),
  type,
  author: 'made-up',
  device: 'made-up',
  occurredAt: '2026-11-20T02:00:00.000Z',
  clockOffset: null,
  recordedAt: null,
  touched,
});

describe.each([vi, en])('the history of a dossier in words', (words) => {
  it.each(told)('tells %s by what was done, not by the name of the act', (name) => {
    const said = actInWords(line(name, ['APPROVED', 'REGISTERED']), undefined, words, (label) => label.vi);
    expect(said).not.toContain(name);
    expect(said.length).toBeGreaterThan(3);
  });

  it.each([...argumentVersions.keys()])('names %s where acts are listed that have not been sent', (name) => {
    const named: Readonly<Record<string, string>> = words.outbox.act;
    expect(named[name]).toMatch(/^.{3,}$/u);
  });

  it('tells a number that was asked for from an entry', () => {
    const say = (to: string) => actInWords(line('enterInBook', ['APPROVED', to]), undefined, words, ({ vi }) => vi);
    expect(say('WAITING_NUMBER')).toBe(words.event.waitsForNumber);
    expect(say('REGISTERED')).toBe(words.event.enterInBook(undefined));
  });
});
