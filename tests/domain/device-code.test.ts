import { expect, it } from 'vitest';
import { deviceCodeBytes, makeDeviceCode, readDeviceCode } from '../../src/domain/device-code.ts';
import { createFakeIds } from '../support/fake-ids.ts';

const { randomBytes } = createFakeIds(12);
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

it('a code for a machine is read as people type it, and a wrong letter is noticed', () => {
  for (let drawn = 0; drawn < 200; drawn += 1) {
    const code = makeDeviceCode(randomBytes(deviceCodeBytes));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/u);
    const plain = code.replace('-', '');
    for (const typed of [code, plain, ` ${code.toLowerCase()} `, plain.replaceAll('0', 'o').replaceAll('1', 'i')]) {
      expect(readDeviceCode(typed)).toBe(plain);
    }
    const at = drawn % plain.length;
    for (const letter of letters) {
      const wrong = plain.slice(0, at) + letter + plain.slice(at + 1);
      if (wrong !== plain) expect(readDeviceCode(wrong)).toBeUndefined();
    }
  }
  for (const typed of ['', 'U'.repeat(10), '0'.repeat(11), '💥'.repeat(5)])
    expect(readDeviceCode(typed)).toBeUndefined();
});
