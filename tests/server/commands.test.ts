import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../sync-server/commands/command-line.ts';
import { helpText } from '../../sync-server/commands/help.ts';

const read = (line: string) => readCommandLine(line.split(' ').filter((word) => word !== ''));

describe('the command line', () => {
  it('serves when nothing is said, as it always has', () => {
    expect(read('')).toEqual({ name: 'serve', seedsAccounts: false });
    expect(read('--seed-accounts')).toEqual({ name: 'serve', seedsAccounts: true });
    expect(read('serve --seed-accounts')).toEqual({ name: 'serve', seedsAccounts: true });
  });

  it('reads each command with what belongs to it', () => {
    expect(read('doctor')).toEqual({ name: 'doctor' });
    expect(read('migrate --check')).toEqual({ name: 'migrate', check: true });
    expect(read('key k')).toEqual({ name: 'key', file: 'k' });
    expect(read('backup')).toEqual({ name: 'backup', to: undefined, key: undefined });
    expect(read('backup --to d --key k')).toEqual({ name: 'backup', to: 'd', key: 'k' });
    expect(read('verify b --key k --key l')).toEqual({ name: 'verify', file: 'b', keys: ['k', 'l'] });
    expect(read('restore b --replace')).toMatchObject({ name: 'restore', replace: true, despiteFindings: false });
    expect(read('audit verify --against b')).toEqual({ name: 'auditVerify', against: ['b'], keys: [] });
    expect(read('audit reads --record r --since 2026-11-20')).toMatchObject({ record: 'r', since: '2026-11-20' });
    expect(read('roles thu1 leader officer')).toEqual({ name: 'roles', words: ['thu1', 'leader', 'officer'] });
    expect(read('audit access --commune 99999')).toEqual({ name: 'auditAccess', commune: '99999' });
    expect(read('people password Thu1')).toEqual({ name: 'people', deed: { kind: 'password', username: 'thu1' } });
    expect(read('people end thu1 Nghỉ việc')).toMatchObject({ deed: { kind: 'end', reason: 'Nghỉ việc' } });
    expect(read('people move thu1 99998 Sáp nhập')).toMatchObject({ deed: { to: '99998', reason: 'Sáp nhập' } });
    expect(read('people add 99999 Tinh.1 supervisor --name Thử')).toMatchObject({
      deed: { kind: 'add', commune: '99999', username: 'tinh.1', called: 'Thử', title: '', roles: ['supervisor'] },
    });
    expect(read('carry show f')).toEqual({ name: 'carry', deed: { kind: 'show', file: 'f' } });
    expect(read('carry import f g --answers d')).toEqual({
      name: 'carry',
      deed: { kind: 'import', files: ['f', 'g'], answers: 'd' },
    });
    expect(read('carry import f')).toMatchObject({ deed: { files: ['f'], answers: undefined } });
    expect(read('hand-over a b -- c')).toEqual({ name: 'handOver', words: ['a', 'b', '--', 'c'] });
    for (const line of ['help', '--help', 'serve --help', 'restore -h', 'carry import --help'])
      expect(read(line)).toEqual({ name: 'help' });
  });

  it('says in one sentence what is wrong, and does nothing', () => {
    for (const line of [
      'bakcup',
      'serve now',
      'verify',
      'verify a b',
      'audit',
      'audit reads',
      'audit reads --account a --since soon',
      'backup there',
      'restore b --force',
      'doctor now',
      'migrate --force',
      'people',
      'people add 99999 a officer',
      'people add 99999 thu.1 chief --name Thử',
      'people add 99999 thu.1 --name Thử',
      'people password',
      'people end thu1',
      'people move thu1 99998',
      'audit access 99999',
      'carry',
      'carry import',
      'carry show a b',
      'carry show a --answers d',
      'carry send a',
    ]) {
      expect(read(line).name, line).toBe('wrong');
    }
  });

  it('names every command in both languages', () => {
    const [vietnamese = '', english = ''] = helpText.split('Usage:');
    for (const command of [
      'serve',
      'doctor',
      'migrate',
      'key',
      'backup',
      'verify',
      'restore',
      'audit verify',
      'audit reads',
      'audit access',
      'people add',
      'people password',
      'people end',
      'people move',
      'carry import',
      'carry show',
      'hand-over',
      'roles',
      'help',
    ]) {
      expect(vietnamese).toContain(`\n  ${command} `);
      expect(english).toContain(`\n  ${command} `);
    }
  });
});
