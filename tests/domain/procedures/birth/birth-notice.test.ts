import { describe, expect, it } from 'vitest';
import { parseBirthNoticeCode } from '../../../../src/domain/procedures/birth/birth-notice.ts';

describe('the number of a birth notice', () => {
  it('has eighteen characters: facility, GCS, serial number, year', () => {
    const value = { facilityCode: '99A01', number: '00012', year: '26' };
    expect('99A01.GCS.00012.26').toHaveLength(18);
    expect(parseBirthNoticeCode(' 99a01.gcs.00012.26 ')).toEqual({ status: 'ok', value });
  });

  it.each(['', '12/2024', '99A01.GCS.0012.26', '99A01.GSC.00012.26', '99A01GCS0001226'])(
    '%j is of another form',
    (text) => {
      expect(parseBirthNoticeCode(text)).toEqual({ status: 'wrong', problem: 'birthNoticeForm' });
    },
  );
});
