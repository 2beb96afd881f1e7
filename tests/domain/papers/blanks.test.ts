import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import { blankOf, calibrated, placedValues, uncalibrated } from '../../../src/domain/papers/blanks.ts';
import { papers } from '../../../src/domain/papers/catalogue.ts';
import type { PaperId } from '../../../src/domain/papers/paper-names.ts';
import { act } from '../../support/acts.ts';
import { hardCases, longestName } from '../../support/hard-papers.ts';
import { madeUpSource } from '../../support/made-up-paper.ts';

function placed(id: PaperId, { dossier, procedure } = hardCases.birth) {
  const [paper, blank] = [papers.find((each) => each.id === id), blankOf(id)];
  if (paper === undefined || blank === undefined) throw new Error(`no blank for ${id}`);
  return { blank, values: placedValues(blank, paper.body(madeUpSource(dossier, procedure))) };
}

describe('on the ministry’s printed blank', () => {
  it('only values are put, each in its place; nothing for a father who is not known', () => {
    const { values } = placed('birthCertificate');
    const by = new Map(values.map(({ key, value }) => [key, value]));
    expect(by.get('child.name')).toBe(longestName.toUpperCase());
    expect(by.get('number')).toBe('45/2026');
    expect(by.get('signer')).toBe('Chủ tịch Hà Văn Mẫu');
    expect([...by.keys()].filter((key) => key.startsWith('father.'))).toEqual([]);
    expect(values.map(({ value }) => value).join(' ')).not.toContain('Họ, chữ đệm, tên');
  });

  it.each(['birthCertificate', 'marriageCertificate'] as const)(
    'every place of %s is a value of the paper, and on the sheet',
    (id) => {
      const { blank, values } = placed(id, id === 'birthCertificate' ? hardCases.birth : hardCases.marriage);
      const told = new Set(values.map(({ key }) => key));
      const open = Object.keys(blank.places).filter((key) => !told.has(key));
      expect(open.filter((key) => !key.startsWith('father.') && key !== 'child.pin')).toEqual([]);
      for (const { x, y, width } of Object.values(blank.places)) {
        expect(x).toBeGreaterThanOrEqual(15);
        expect(x + width).toBeLessThanOrEqual(195);
        expect(y).toBeLessThanOrEqual(285);
      }
    },
  );

  it('a long name is set smaller, never below nine points', () => {
    const { values } = placed('birthCertificate');
    const sizes = new Map(values.map(({ key, size }) => [key, size]));
    expect(sizes.get('registeredOn')).toBe(12.5);
    expect(sizes.get('child.name')).toBeLessThan(12.5);
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(9);
  });

  it('what a ruler says the printer is off by is taken back, and a larger drawing made smaller', () => {
    const at = { x: 100, y: 50, width: 80 };
    expect(calibrated(at, uncalibrated)).toEqual(at);
    const moved = calibrated(at, { x: 2, y: -1, scale: 1.01 });
    // The printer draws at 1.01 and shifts by (2, −1): it comes out where it should.
    expect(moved.x * 1.01 + 2).toBeCloseTo(100);
    expect(moved.y * 1.01 - 1).toBeCloseTo(50);
  });
});

describe('a spoiled blank', () => {
  const spoil = (args: Record<string, string>) => applyMutation(hardCases.birth.dossier, act('spoilBlank', args), null);
  it('is told with its serial number and a reason, once', () => {
    const args = { paper: 'birthCertificate', blank: 'AB 001234', reason: 'Lem mực' };
    const outcome = spoil(args);
    if (outcome.status !== 'applied') throw new Error(outcome.status);
    expect(outcome.dossier.events.at(-1)).toMatchObject({
      type: 'spoilBlank',
      touched: ['birthCertificate', 'AB 001234'],
      reason: 'Lem mực',
    });
    expect(applyMutation(outcome.dossier, act('spoilBlank', args), null).status).toBe('merged');
  });

  it('without a reason or a number is refused', () => {
    expect(spoil({ paper: 'birthCertificate', blank: 'AB 001234', reason: ' ' }).status).toBe('refused');
    expect(spoil({ paper: 'birthCertificate', blank: '', reason: 'Lem mực' }).status).toBe('refused');
  });
});
