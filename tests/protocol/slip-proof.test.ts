import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { readSlip, readSlipCode, slipText, writeSlipProof } from '../../src/protocol/slip-proof.ts';

const slip = {
  code: 'TAM-26740-7K2M9QXA-261120-007',
  token: '0123456789abcdef0123456789abcdef',
  device: '01940000-0000-7000-8000-00000000d001',
  time: 'tq0000',
};
const signature = `${'Ab-_'.repeat(21)}Zz`;
const text = `${slip.code}#${slip.token}#${writeSlipProof({ ...slip, signature })}`;

describe('the code on a slip', () => {
  it('is read as it was written', () => {
    expect(readSlip(text)).toEqual({ ...slip, signature });
    expect(readSlip(` ${text}\n`)).toEqual({ ...slip, signature });
    expect(readSlip(`${slip.code}#${slip.token}`)).toBe('bare');
    expect(readSlip(`https://hotich.xa.example/t#${text}`)).toEqual({ ...slip, signature });
    expect(readSlipCode(`https://hotich.xa.example/t#${text}`)).toEqual({ code: slip.code, token: slip.token });
    expect(readSlipCode(slip.code)).toBeUndefined();
    for (const other of ['', '{}', slip.code, `${text}x`, text.slice(0, -1), text.replace('#', '##')]) {
      expect(readSlip(other)).toBeUndefined();
    }
  });

  it('is signed as a whole: nothing in it can be another and the text the same', () => {
    const texts = [slip, ...Object.keys(slip).map((key) => ({ ...slip, [key]: 'other' }))].map(slipText);
    expect(new Set(texts).size).toBe(5);
  });

  it.each([
    ['as it is', ''],
    ['as a link of a long name', `https://${'h'.repeat(14)}.xa-mau-dai-nhat.tinh-mau.gov.vn/t#`],
  ])(
    'has modules that an office’s printer prints and a telephone reads, %s: four dots at 203 dpi in 33 mm',
    (_, link) => {
      const { size, version } = encode(`${link}${text}`, { ecc: 'M', border: 2 });
      expect(version).toBeLessThanOrEqual(12);
      const millimetres = 33 / size;
      expect(millimetres).toBeGreaterThan(0.45);
      expect((millimetres / 25.4) * 203).toBeGreaterThan(3.8);
    },
  );
});
