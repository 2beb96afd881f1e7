import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { version } from './package.json';
import { alwaysProduction } from './scripts/app-build/always-production.ts';
import { createAppDelivery } from './scripts/app-build/app-delivery.ts';
import { noOtherOrigin } from './scripts/app-build/no-other-origin.ts';
import { contentHash } from './scripts/content-hash.mjs';
import { unitsPlugin } from './scripts/units/units-plugin.ts';

/** The last Chromium for the offices' Windows 7 and 8.1. */
const oldestBrowser = 'chrome109';
const delivery = createAppDelivery();
const buildName = `${version}+${contentHash(['src', 'package-lock.json']).slice(0, 6)}`;

export default defineConfig({
  define: { 'import.meta.env.VITE_BUILD': JSON.stringify(buildName) },
  server: {
    host: '127.0.0.1',
    proxy: { '^/(v1/|healthz$)': `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` },
  },
  build: {
    outDir: 'dist/app',
    target: oldestBrowser,
    manifest: true,
    modulePreload: { polyfill: false },
    // What is inlined arrives with whatever needs it, and cannot be kept, resumed or checked by itself.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Files that need one another run in the order of the sources all the same.
        strictExecutionOrder: true,
        codeSplitting: {
          // Files of at most 64 KB as they travel, so that a broken line costs little and a change of ours
          // does not send the libraries again. What they need lies where it is first needed, not beside them.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'react', test: /[\\/]node_modules[\\/](react|scheduler)[\\/]/, priority: 1 },
            { name: 'react-dom', test: /[\\/]node_modules[\\/]react-dom[\\/]/ },
            { name: 'dexie', test: /[\\/]node_modules[\\/]dexie[\\/]/ },
            // Small files that are wanted together: each is a line in what the worker fetches. The first come with
            // the sign-in or the locked page, and may not wait for the desk.
            {
              name: 'passkeys',
              test: /[\\/]src[\\/](features[\\/]sign-in[\\/](new-secret|passkey-|sign-in-more|new-password|device-trouble)|app[\\/]open-passkeys|(messages[\\/]vi|state)[\\/](own-keys|password)|store[\\/]keys[\\/](authenticator|passkey-work|pin\.ts)|sync[\\/]ask-own-keys|protocol[\\/]passkeys)/,
            },
            { name: 'own-keys', test: /[\\/]src[\\/]features[\\/]sign-in[\\/](pin-dialog|own-|make-)/ },
            { name: 'procedures', test: /[\\/]src[\\/]domain[\\/]procedures[\\/]/ },
            // What the desk cannot do without, and what the line's errors are said with: small, and always wanted together.
            {
              name: 'rules',
              test: /[\\/]src[\\/](domain[\\/](documents[\\/]document\.ts|fee-table|prints|good-fields|office[\\/](office-id|may-be-stated|value-in-words|desk-rules)|books[\\/]book-id|administrative-units|working-|deadline|current-due|due-now|steps[\\/]agency-due|asked-fields|check-fields|access[\\/](act-names|act-rights|may-act|lacking)|report-form|punctuality)|state[\\/](parts|use-index|when-words|desk-time|desk-rules))/,
            },
            {
              name: 'before-desk',
              test: /[\\/]src[\\/](components[\\/](plain-field|tried-form)|sync[\\/](watchdog|failure|ask-server)|protocol[\\/](error-answer|device-proof)|store[\\/](load-state|restore-state|exchange-status))/,
            },
            // Parts of several screens, none of which is wanted before the desk.
            {
              name: 'screen-parts',
              test: /[\\/]src[\\/](components[\\/](allowed|work-progress|exchange-mark|fact-list|figure-chart|page-queue|page-rule|dossier-content|field-text|procedure-facts|rate-text|shown-sheet|form[\\/]saved-problem)|state[\\/](devices-words|turns|each-dossier|use-stopping|or-say-failed|say-bytes|why-pages-rest|unit-names|nationalities|edit-draft-id|report-drafts)|domain[\\/](books[\\/]book-names|print-address|begin-dossier|telling-facts|documents[\\/]digitised-share))/,
            },
            {
              name: 'form-parts',
              test: /[\\/]src[\\/]components[\\/](field-naming|receipt-trouble|form[\\/](act-form|reason-form|in-place|one-at-a-time|day-input))/,
            },
            {
              name: 'paper-parts',
              test: /[\\/]src[\\/]features[\\/]papers[\\/](use-slip-proof|use-paper-source|book-dialog|figures-sheet|paper-fonts|use-paper-letters|paper-sheet|paper-desk\.css)/,
            },
            // Help, guides and the tour: wanted by who learns.
            {
              name: 'learning',
              test: /[\\/]src[\\/](features[\\/]learning|app[\\/]learning-parts|messages[\\/]vi[\\/]learning)/,
            },
            // Keying into a portal, and the link that outlives its screen.
            {
              name: 'portal',
              test: /[\\/]src[\\/](features[\\/]portal|companion-link|domain[\\/]portal-record|messages[\\/]vi[\\/]portal\.ts)/,
            },
            {
              name: 'book-steps',
              test: /[\\/]src[\\/]features[\\/]books[\\/](book-questions|pen-standing|strike-entry|settle-number)/,
            },
            // What the sign-in cannot do without.
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/ },
            { name: 'door', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  // Workers are built for themselves.
  worker: { plugins: () => [noOtherOrigin()] },
  plugins: [
    alwaysProduction(),
    react(),
    noOtherOrigin(),
    unitsPlugin(),
    delivery.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      includeManifestIcons: false,
      manifest: {
        id: '/',
        name: 'Liền Mạch',
        short_name: 'Liền Mạch',
        description: 'Sổ hộ tịch của xã, làm việc được cả khi mất mạng.',
        lang: 'vi',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fdfcf9',
        theme_color: '#fdfcf9',
        categories: ['government', 'productivity'],
        share_target: {
          action: '/nhan-giay-to',
          method: 'POST',
          enctype: 'multipart/form-data',
          params: { files: [{ name: 'trang', accept: ['image/*', 'application/pdf'] }] },
        },
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
      },
      injectManifest: {
        target: oldestBrowser,
        rollupFormat: 'iife',
        globPatterns: ['**/*'],
        // No browser that runs the app asks for woff; the font packages name it all the same.
        globIgnores: ['**/*.gz', '**/*.map', '**/*.woff', 'csp.json', 'service-worker.js'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        manifestTransforms: [delivery.listFiles],
      },
      integration: {
        // The glob finds the web manifest too; listed a second time it would lack how it travels.
        beforeBuildServiceWorker(options) {
          options.injectManifest.additionalManifestEntries = [];
        },
      },
    }),
  ],
});
