import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { projectRoot } from './project-root.mjs';

/** @typedef {typeof import('./webhook/webhook-page.ts')} WebhookPage */

const loaded = await runnerImport(join(projectRoot, 'scripts/webhook/webhook-page.ts'), {
  configFile: false,
  logLevel: 'error',
});
const { webhookPage } = /** @type {{ module: WebhookPage }} */ (loaded).module;
const file = join(projectRoot, 'docs/webhook.openapi.json');
writeFileSync(file, await format(JSON.stringify(webhookPage()), { ...(await resolveConfig(file)), filepath: file }));
