import { describe, expect, it } from 'vitest';
import { parseEmail } from '../../src/domain/email.ts';
import { parsePhone, printPhone } from '../../src/domain/phone.ts';

describe('a phone number', () => {
  it.each([
    ['0912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['(024) 3823 4567', '02438234567'],
  ])('%s is kept as %s', (typed, phone) => {
    expect(parsePhone(typed)).toEqual({ status: 'ok', value: phone });
  });

  it.each([
    ['', 'empty'],
    ['912345678', 'phoneForm'],
    ['09123456789', 'phoneForm'],
    ['091234567', 'phoneForm'],
    ['không có', 'phoneForm'],
  ])('%j is none: %s', (typed, problem) => {
    expect(parsePhone(typed)).toEqual({ status: 'wrong', problem });
  });

  it('is printed in groups', () => {
    expect(printPhone('0912345678')).toBe('0912 345 678');
    expect(printPhone('02438234567')).toBe('02438234567');
  });
});

describe('an e-mail address', () => {
  it.each(['thu.an@mau.invalid', 'a@b.vn'])('%s is one', (email) => {
    expect(parseEmail(` ${email} `)).toEqual({ status: 'ok', value: email });
  });

  it.each(['thu', 'thu@mau', '@mau.vn', 'a b@c.vn', 'a@b@c.vn', 'a@b..vn', 'a@b.vn; c@d.vn'])('%s is none', (text) => {
    expect(parseEmail(text)).toEqual({ status: 'wrong', problem: 'emailForm' });
  });
});
