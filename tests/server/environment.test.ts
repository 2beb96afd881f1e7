import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../sync-server/environment.ts';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnvironment({ PORT: '' })).toEqual({
      status: 'good',
      settings: {
        port: 8080,
        host: '127.0.0.1',
        dataDirectory: './data',
        databaseUrl: undefined,
        receiptKeyFile: undefined,
        tls: undefined,
        trustedProxies: new Set(),
        relyingParty: undefined,
        tokenHours: 12,
        sessions: { accessMinutes: 60, sessionDays: 14 },
        communeCode: undefined,
        logLevel: 'info',
        backup: { folder: 'data/backups', keyFile: undefined, everyHours: undefined },
        hub: { origins: [], password: undefined },
        exchanges: { seats: 16, waiting: 500 },
        documents: { folder: undefined, s3File: undefined, keyFile: undefined, communeBytes: 20e9 },
      },
    });
  });

  it('is obeyed', () => {
    const read = readEnvironment({
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/srv/lien-mach',
      RECEIPT_KEY_FILE: '/srv/keys/receipt.pem',
      TOKEN_HOURS: '72',
      PUBLIC_ORIGIN: 'https://hotich.xa.example:8443',
      ACCESS_MINUTES: '15',
      SESSION_DAYS: '30',
      COMMUNE_CODE: '00004',
      LOG_LEVEL: 'silent',
      DOCUMENTS_DIR: '/mnt/pages',
      DOCUMENTS_KEY_FILE: '/srv/keys/documents',
      DOCUMENTS_GB: '5',
    });
    expect(read).toMatchObject({
      settings: {
        documents: { folder: '/mnt/pages', keyFile: '/srv/keys/documents', communeBytes: 5e9 },
        hub: { origins: [], password: undefined },
        port: 0,
        host: '::1',
        dataDirectory: '/srv/lien-mach',
        receiptKeyFile: '/srv/keys/receipt.pem',
        relyingParty: { id: 'hotich.xa.example', origin: 'https://hotich.xa.example:8443' },
        tokenHours: 72,
        sessions: { accessMinutes: 15, sessionDays: 30 },
        communeCode: '00004',
      },
    });
  });

  it('[R17] takes how many exchanges are worked on at once, and how many may wait', () => {
    expect(readEnvironment({})).toMatchObject({ settings: { exchanges: { seats: 16, waiting: 500 } } });
    const given = { EXCHANGES_AT_ONCE: '4', EXCHANGES_WAITING: '0' };
    expect(readEnvironment(given)).toMatchObject({ settings: { exchanges: { seats: 4, waiting: 0 } } });
  });

  it('has one place for pages', () => {
    const s3File = '/srv/keys/s3.json';
    expect(readEnvironment({ DOCUMENTS_S3_FILE: s3File })).toMatchObject({ settings: { documents: { s3File } } });
    expect(readEnvironment({ DOCUMENTS_S3_FILE: s3File, DOCUMENTS_DIR: '/mnt/pages' })).toMatchObject({
      status: 'bad',
      sentences: [expect.stringContaining('two places') as string],
    });
  });

  it('takes no address of passkeys that no browser would', () => {
    for (const PUBLIC_ORIGIN of ['http://hotich.xa.example', 'https://10.1.1.1', 'https://a.example/app', 'hotich'])
      expect(readEnvironment({ PUBLIC_ORIGIN })).toMatchObject({
        status: 'bad',
        sentences: [expect.stringContaining('PUBLIC_ORIGIN must be the address that people open')],
      });
  });

  it('makes no backups by the clock without a key', () => {
    const made = readEnvironment({
      BACKUP_KEY_FILE: '/srv/keys/backup',
      BACKUP_EVERY_HOURS: '6',
      BACKUP_DIR: '/mnt/b',
    });
    const backup = { folder: '/mnt/b', keyFile: '/srv/keys/backup', everyHours: 6 };
    expect(made).toMatchObject({ settings: { backup } });
    expect(readEnvironment({ BACKUP_EVERY_HOURS: '6' })).toMatchObject({ status: 'bad' });
    expect(readEnvironment({ BACKUP_EVERY_HOURS: '500' })).toMatchObject({ status: 'bad' });
  });

  it('[R17] takes the address of a PostgreSQL, and never repeats one it does not take', () => {
    const url = 'postgres://lien:mach@127.0.0.1:5432/sync';
    expect(readEnvironment({ DATABASE_URL: url })).toMatchObject({ settings: { databaseUrl: url } });
    const bad = readEnvironment({ DATABASE_URL: 'mysql://lien:secret@127.0.0.1/sync' });
    expect(bad).toMatchObject({ status: 'bad', sentences: [expect.stringMatching(/^DATABASE_URL must be/u)] });
    expect(JSON.stringify(bad)).not.toContain('secret');
  });

  it('takes a certificate whole, and the addresses of proxies', () => {
    const files = { TLS_CERT_FILE: '/srv/cert.pem', TLS_KEY_FILE: '/srv/key.pem' };
    expect(readEnvironment({ ...files, TRUSTED_PROXIES: '127.0.0.1, ::ffff:10.0.0.2' })).toMatchObject({
      settings: {
        tls: { certFile: '/srv/cert.pem', keyFile: '/srv/key.pem' },
        trustedProxies: new Set(['127.0.0.1', '10.0.0.2']),
      },
    });
    for (const half of [{ TLS_CERT_FILE: '/srv/cert.pem' }, { TLS_KEY_FILE: '/srv/key.pem' }]) {
      expect(readEnvironment(half)).toMatchObject({ sentences: [expect.stringContaining('go together')] });
    }
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['TOKEN_HOURS', '0'],
    ['ACCESS_MINUTES', '4'],
    ['SESSION_DAYS', '91'],
    ['EXCHANGES_AT_ONCE', '0'],
    ['EXCHANGES_WAITING', 'all'],
    ['COMMUNE_CODE', '123'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', '10.0.0.1, nginx'],
  ])('says in one sentence what is wrong with %s=%s', (name, value) => {
    const read = readEnvironment({ [name]: value });
    if (read.status === 'good') throw new Error('taken');
    expect(read.sentences).toHaveLength(1);
    expect(read.sentences[0]).toContain(`${name} must be`);
    expect(read.sentences[0]).toContain(`not "${value}"`);
  });
});
