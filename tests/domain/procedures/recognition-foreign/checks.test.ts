import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { entryExtract } from '../../../../src/domain/papers/civil/entry-extract.ts';
import { recognitionForeign1 as recognition } from '../../../../src/domain/procedures/recognition-foreign/procedure.ts';
import { awaitsVerification, timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpWithForeigner } from '../../../support/made-up-abroad.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';

const good = madeUpWithForeigner('recognition-foreign', { seed: 15 });
const found = findingsOf(recognition, good);
const over = {
  'recognition.notice': 'over',
  'recognition.noticeFrom': '2026-11-23',
  'recognition.noticeUntil': '2026-11-30',
};

describe('a recognition with a foreign element', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(recognition, good)).toEqual({ status: 'fields', fields: good });
  });

  it('takes ten working days, and waits for the public notice and the verification', () => {
    expect(timeLimitOf(recognition, good)).toEqual({ rule: 'workingDays', days: 10 });
    expect(awaitsVerification(recognition, good)).toBe(true);
    expect(awaitsVerification(recognition, { ...good, ...over })).toBe(false);
    expect(awaitsVerification(recognition, { ...good, ...over, 'recognition.lookup': 'pending' })).toBe(true);
    expect(timeLimitOf(recognition, { ...good, ...over })).toEqual({ rule: 'workingDays', days: 10 });
  });

  it('a notice hangs seven days: shorter is a warning, backwards or disputed an error', () => {
    expect(found(over)).toEqual([]);
    expect(found({ ...over, 'recognition.noticeUntil': '2026-11-29' })).toEqual([
      'warning recognition.noticeUntil noticeShort',
    ]);
    expect(found({ ...over, 'recognition.noticeUntil': '2026-11-22' })).toEqual([
      'error recognition.noticeUntil noticeBackwards',
    ]);
    expect(found({ 'recognition.notice': 'objected' })).toEqual(['error recognition.notice objected']);
    expect(found({ ...over, 'recognition.noticeFrom': null })).toEqual(['error recognition.noticeFrom required']);
  });

  it('keeps what every recognition is held to', () => {
    expect(found({ 'recognition.noDispute': false })).toEqual(['error recognition.noDispute dispute']);
    expect(found({ 'recogniser.sex': '2' })).toContain('error recogniser.sex sexNotRole');
    expect(found({ 'recogniser.residenceAbroad': null })).toEqual(['error recogniser.residence required']);
  });

  it('its extract says who, whom and as what, and nothing of evidence or notice', () => {
    const dossier = enteredDossier('recognition-foreign', { ...good, ...over });
    const words = wordsOf(entryExtract.body(madeUpSource(dossier, recognition)));
    expect(words).toContain('TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON');
    expect(words).toContain('Bên nhận và bên được nhận: Cha nhận con');
    expect(words.join('\n')).not.toMatch(/Niêm yết|Chứng cứ|Ý kiến/u);
  });
});
