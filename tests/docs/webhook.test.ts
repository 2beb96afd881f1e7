import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { exampleDossier, exampleStanding, webhookPage } from '../../scripts/webhook/webhook-page.ts';
import { plainDossierSchema } from '../../sync-server/delivery/plain/plain-dossier.ts';
import { readStanding } from '../../sync-server/delivery/plain/read-standing.ts';

it('the page of the webhook is what the code says and hears; node scripts/write-webhook-page.mjs writes it', () => {
  const written = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../docs/webhook.openapi.json'), 'utf8'),
  ) as unknown;
  expect(written).toEqual(JSON.parse(JSON.stringify(webhookPage())));
});

it('its examples are such messages', () => {
  expect(v.safeParse(plainDossierSchema, exampleDossier).issues).toBeUndefined();
  expect(readStanding(exampleStanding)).toMatchObject({ state: 'registered', entry: { number: '47', paper: true } });
});
