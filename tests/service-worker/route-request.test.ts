import { describe, expect, it } from 'vitest';
import { createRouteRequest } from '../../src/service-worker/route-request.ts';
import { madeUpDeliveryFile } from '../support/made-up-delivery-file.ts';

const { file: main } = madeUpDeliveryFile('/assets/main-abc.js', 10);
const { file: icon } = madeUpDeliveryFile('/icon-192.png', 10);
const route = createRouteRequest([main, icon], 'https://xa.test');

const get = (path: string, mode: RequestMode = 'cors'): ReturnType<typeof route> =>
  route({ method: 'GET', mode, url: `https://xa.test${path}` });

describe('what the service worker answers', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('[L26] [L27] never touches a %s', (method) => {
    for (const path of ['/', '/v1/sync', '/assets/main-abc.js', '/healthz']) {
      expect(route({ method, mode: 'cors', url: `https://xa.test${path}` })).toEqual({ kind: 'leave' });
    }
  });

  it('takes what another app shares, and no other post, nor a request of ours to that address', () => {
    const post = (path: string, mode: RequestMode, origin = 'https://xa.test') =>
      route({ method: 'POST', mode, url: `${origin}${path}` }).kind;
    expect(post('/nhan-giay-to', 'navigate')).toBe('shared');
    expect(post('/nhan-giay-to', 'cors')).toBe('leave');
    expect(post('/nhan-giay-to', 'navigate', 'https://khac.test')).toBe('leave');
    for (const path of ['/', '/v1/sync', '/v1/documents', '/nhan-giay-to/', '/ho-so'])
      expect(post(path, 'navigate')).toBe('leave');
    expect(get('/nhan-giay-to', 'navigate')).toEqual({ kind: 'page' });
  });

  it.each([
    '/v1/sync',
    '/v1/live',
    '/v1/live?scope=1&after=2&wait=25',
    '/v1/receipts/1',
    '/healthz',
    '/kiem-tra',
    '/tra-cuu',
    '/t',
  ])('leaves %s to the network, even opened as a page', (path) => {
    expect(get(path)).toEqual({ kind: 'leave' });
    expect(get(path, 'navigate')).toEqual({ kind: 'leave' });
  });

  it('leaves other origins alone', () => {
    expect(route({ method: 'GET', mode: 'cors', url: 'https://other.test/assets/main-abc.js' })).toEqual({
      kind: 'leave',
    });
    expect(route({ method: 'GET', mode: 'navigate', url: 'https://other.test/' })).toEqual({ kind: 'leave' });
  });

  it.each(['/', '/ho-so', '/ho-so/0193?tab=2', '/v1'])('opens the app at %s', (path) => {
    expect(get(path, 'navigate')).toEqual({ kind: 'page' });
  });

  it('answers for the files of its own version, however they are asked for', () => {
    expect(get('/assets/main-abc.js')).toEqual({ kind: 'file', file: main });
    expect(get('/icon-192.png', 'navigate')).toEqual({ kind: 'file', file: icon });
  });

  it('[L6] knows a part of another version when it sees one', () => {
    expect(get('/assets/slip-old.js')).toEqual({ kind: 'otherVersion', path: '/assets/slip-old.js' });
  });

  it('leaves anything else', () => {
    expect(get('/ho-so')).toEqual({ kind: 'leave' });
    expect(get('/service-worker.js')).toEqual({ kind: 'leave' });
  });
});
