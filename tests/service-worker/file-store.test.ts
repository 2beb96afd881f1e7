import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../src/service-worker/file-store.ts';
import { createFakeCacheStorage } from '../support/fake-cache-storage.ts';
import { madeUpDeliveryFile } from '../support/made-up-delivery-file.ts';

const page = (version: number) => madeUpDeliveryFile('/index.html', 20, version).file;
const part = (name: string) => madeUpDeliveryFile(`/assets/${name}.js`, 20).file;
const shared = part('react-1');
const first = [page(1), part('main-1'), shared];
const second = [page(2), part('main-2'), shared];
const third = [page(3), part('main-3'), shared];

async function storeWith(files: typeof first) {
  const store = createFileStore(createFakeCacheStorage());
  for (const file of files) await store.keep(file, new Response(file.digest));
  return store;
}

describe('the store of files', () => {
  it('never gives one version the file of another under the same name', async () => {
    const store = await storeWith([page(1)]);

    expect(await store.find(page(2))).toBeUndefined();
    await store.keep(page(2), new Response('2'));
    expect(await (await store.find(page(1)))?.text()).toBe(page(1).digest);
    expect(await (await store.find(page(2)))?.text()).toBe('2');
  });

  it('[L6] keeps the parts of the version just replaced, for the pages still open from it', async () => {
    const store = await storeWith(first);
    await store.sweep(first);
    for (const file of second) await store.keep(file, new Response(file.digest));

    await store.sweep(second);

    expect(await (await store.findByUrl('/assets/main-1.js'))?.text()).toBe(part('main-1').digest);
    expect(await store.find(page(2))).toBeDefined();
  });

  it('forgets what neither the active version nor the one before it has', async () => {
    const store = await storeWith(first);
    await store.sweep(first);
    for (const file of second) await store.keep(file, new Response(file.digest));
    await store.sweep(second);
    for (const file of third) await store.keep(file, new Response(file.digest));

    await store.sweep(third);

    expect(await store.findByUrl('/assets/main-1.js')).toBeUndefined();
    expect(await store.find(page(1))).toBeUndefined();
    for (const file of [...second, ...third]) expect(await store.find(file)).toBeDefined();
  });
});
