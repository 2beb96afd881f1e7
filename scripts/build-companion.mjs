// The companion, unpacked, for each browser: dist/companion/chromium and dist/companion/firefox.
import './require-node.mjs';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { projectRoot } from './project-root.mjs';

/** Each is one file: what is put into somebody's page imports nothing. */
const programs = {
  background: 'companion/background/background.ts',
  'app-bridge': 'companion/bridge/app-bridge.ts',
  'fill-page': 'companion/page/fill-page.ts',
  'record-page': 'companion/recorder/record-page.ts',
  panel: 'companion/panel/panel.ts',
};
const files = {
  'panel.html': 'companion/panel/panel.html',
  'panel.css': 'companion/panel/panel.css',
  'icon-192.png': 'public/icon-192.png',
};

const browsers = ['chromium', 'firefox'];
const manifests = `${projectRoot}/companion/manifest`;

/** @param {string} file @returns {Record<string, unknown>} */
const readJson = (file) => {
  /** @type {unknown} */
  const read = JSON.parse(readFileSync(file, 'utf8'));
  return typeof read === 'object' && read !== null ? { ...read } : {};
};
/** @param {string} name */
const readManifest = (name) => readJson(`${manifests}/${name}.json`);

/** @param {string} folder @returns {Promise<void>} */
export const buildCompanion = async (folder) => {
  rmSync(folder, { recursive: true, force: true });
  const made = `${folder}/made`;
  for (const [name, entry] of Object.entries(programs)) {
    await build({
      configFile: false,
      root: projectRoot,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir: made,
        emptyOutDir: false,
        target: 'chrome109',
        // A browser's shop, and whoever installs it, reads what it does.
        minify: false,
        lib: { entry: `${projectRoot}/${entry}`, formats: ['iife'], name: 'companion', fileName: () => `${name}.js` },
      },
    });
  }
  for (const [name, from] of Object.entries(files)) cpSync(`${projectRoot}/${from}`, `${made}/${name}`);
  cpSync(`${manifests}/_locales`, `${made}/_locales`, { recursive: true });
  const { version } = readJson(`${projectRoot}/package.json`);
  for (const browser of browsers) {
    cpSync(made, `${folder}/${browser}`, { recursive: true });
    const manifest = { ...readManifest('shared'), version, ...readManifest(browser) };
    writeFileSync(`${folder}/${browser}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  rmSync(made, { recursive: true });
};

if (process.argv[1]?.endsWith('build-companion.mjs') === true) {
  await buildCompanion(`${projectRoot}/dist/companion`);
  console.log('dist/companion/chromium, dist/companion/firefox');
}
