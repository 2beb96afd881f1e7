import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { readSlip, slipText, writeSlipProof } from '../../src/protocol/slip-proof.ts';

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
    for (const other of ['', '{}', slip.code, `${text}x`, text.slice(0, -1), text.replace('#', '##')]) {
      expect(readSlip(other)).toBeUndefined();
    }
  });

  it('is signed as a whole: nothing in it can be another and the text the same', () => {
    const texts = [slip, ...Object.keys(slip).map((key) => ({ ...slip, [key]: 'other' }))].map(slipText);
    expect(new Set(texts).size).toBe(5);
  });

  it('has modules that an office’s printer prints and a telephone reads: four dots at 203 dpi in 30 mm', () => {
    const { size, version } = encode(text, { ecc: 'M', border: 2 });
    expect(version).toBeLessThanOrEqual(10);
    const millimetres = 30 / size;
    expect(millimetres).toBeGreaterThan(0.45);
    expect((millimetres / 25.4) * 203).toBeGreaterThan(3.8);
  });
});
