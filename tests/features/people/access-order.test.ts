import { expect, it } from 'vitest';
import { type AccessForm, troubleIn } from '../../../src/features/people/access-order.ts';

const whole: AccessForm = {
  ...{ username: 'Thu.Moi', name: 'Thử Mới', title: '', roles: ['officer'], reason: 'Thử việc' },
  machine: '',
};

it('names what is not filled in, of what each change needs', () => {
  const of = (kind: Parameters<typeof troubleIn>[0], less: Partial<AccessForm> = {}) =>
    troubleIn(kind, { ...whole, ...less });
  for (const kind of ['add', 'roles', 'password', 'passkey', 'end', 'restore'] as const) expect(of(kind)).toBeNull();
  expect(of('add', { username: 'Thử' })).toBe('username');
  expect(of('add', { username: 'a' })).toBe('username');
  expect(of('add', { name: ' ' })).toBe('name');
  expect(of('add', { roles: [], reason: '' })).toBe('roles');
  expect(of('roles', { roles: [] })).toBe('roles');
  expect(of('roles', { reason: '  a ' })).toBe('reason');
  expect(of('end', { reason: '', roles: [] })).toBe('reason');
  expect(of('passkey', { reason: '', roles: [] })).toBe('reason');
  expect(of('passkey', { roles: [] })).toBeNull();
  expect(of('password', { reason: '', roles: [] })).toBeNull();
  expect(of('restore', { reason: '' })).toBe('reason');
});
