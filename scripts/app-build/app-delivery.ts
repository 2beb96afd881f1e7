import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { packList, type PackedList } from '../../src/service-worker/delivery-file.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { deliveryList } from './delivery-list.ts';
import { firstScreenFiles } from './first-screen-files.ts';
import { gzipFile, gzipFolder } from './gzip-files.ts';
import { inlineBoot } from './inline-boot.ts';

export interface AppDelivery {
  readonly plugin: Plugin;
  /** For workbox's `manifestTransforms`: which files there are becomes how they travel. */
  readonly listFiles: (entries: readonly { readonly url: string }[]) => {
    manifest: (PackedList & { url: string; size: number; revision: null })[];
  };
}

/**
 * After Vite has written the app: the boot goes into index.html, the policy that allows it into csp.json for the server,
 * and a `.gz` beside everything that packs. All that before the service worker is built, which lists what is there.
 */
export function createAppDelivery(): AppDelivery {
  let root = '';
  let appFolder = '';
  return {
    plugin: {
      name: 'lien-mach:app-delivery',
      apply: 'build',
      configResolved(config) {
        root = config.root;
        appFolder = resolve(config.root, config.build.outDir);
      },
      writeBundle: {
        order: 'post',
        sequential: true,
        async handler() {
          gzipFolder(appFolder);
          await inlineBoot(root, appFolder, firstScreenFiles(appFolder));
          const indexFile = join(appFolder, 'index.html');
          gzipFile(indexFile);
          const policy = { contentSecurityPolicy: contentSecurityPolicy(readFileSync(indexFile, 'utf8')) };
          writeFileSync(join(appFolder, 'csp.json'), `${JSON.stringify(policy, null, 2)}\n`);
        },
      },
      closeBundle: {
        order: 'post',
        sequential: true,
        handler(error?: Error) {
          if (error === undefined) gzipFile(join(appFolder, 'service-worker.js'));
        },
      },
    },
    listFiles(entries) {
      const urls = entries.map(({ url }) => `/${url}`);
      const files = deliveryList(appFolder, urls, firstScreenFiles(appFolder));
      // One entry for all of them: workbox writes it down, and the worker reads it.
      const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
      return { manifest: [{ ...packList(files), url: '/', size, revision: null }] };
    },
  };
}
