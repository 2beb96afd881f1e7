import { ok, type Parsed, wrong } from './parsed.ts';

export type PhoneProblem = 'empty' | 'phoneForm';

/** A Vietnamese number: ten digits beginning with 0, or eleven for a landline (02…). `+84` becomes 0. */
export function parsePhone(text: string): Parsed<string, PhoneProblem> {
  const compact = text.replace(/[\s.()\-\u200b-\u200f\ufeff]/gu, '').replace(/^(?:\+|00)84/u, '0');
  if (compact === '') return wrong('empty');
  return /^0[0-9]{9}$/u.test(compact) || /^02[0-9]{9}$/u.test(compact) ? ok(compact) : wrong('phoneForm');
}

/** `0912 345 678`. */
export function printPhone(phone: string): string {
  return phone.length === 10 ? `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}` : phone;
}
