import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { plainDossierSchema } from '../../sync-server/delivery/plain/plain-dossier.ts';
import { signatureHeader, timestampHeader } from '../../sync-server/delivery/webhook/signature.ts';
import {
  askAnswerSchema,
  changedSchema,
  sendAnswerSchema,
} from '../../sync-server/delivery/webhook/webhook-messages.ts';

/** One made-up dossier. */
export const exampleDossier = {
  ...{ version: 1, code: 'H99.99-261120-0001', module: 'KS', communeCode: '99999', provinceCode: '99' },
  ...{ nationalCode: '1.001193', receivedAt: '2026-11-20T02:00:00.000Z' },
  record: { so: 47, quyenSo: '01/2026', nksHoTen: 'Thử Thị Làm Mẫu', nksNgaySinh: '12/11/2026', nksGioiTinh: '2' },
  papers: [
    {
      ...{ id: '01930000-0000-7000-8000-000000000001-1', kind: 'birthNotice', name: 'Giấy chứng sinh' },
      ...{ fileName: 'birthNotice-00000001-1.jpg', type: 'image/jpeg' },
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      data: '/9j/4A==',
    },
  ],
};

export const exampleStanding = {
  ...{ code: 'H99.99-261120-0001', state: 'registered', at: '2026-11-21T03:00:00.000Z' },
  entry: { number: '47', volume: '01/2026', page: '24', on: '2026-11-20', paper: true },
  personalNumber: '099326000001',
};

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
});

const signed = [
  header(timestampHeader, 'When it was signed, in seconds since 1970. Good for 300 seconds before and after.'),
  header(
    signatureHeader,
    '`v1=` and, in hex, HMAC-SHA256 with the shared secret over the timestamp, a dot, and the body; of a question over what stands behind the `?`.',
  ),
];

const json = (schema: string, example?: unknown) => ({
  'application/json': {
    schema: { $ref: `#/components/schemas/${schema}` },
    ...(example === undefined ? {} : { example }),
  },
});
const answer = (description: string, schema?: string, example?: unknown) => ({
  description,
  ...(schema === undefined ? {} : { content: json(schema, example) }),
});
const schemaOf = (schema: v.GenericSchema) => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return rest;
};

/** docs/webhook.openapi.json: what the webhook road says and hears, as the code has it. */
export function webhookPage(): unknown {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liền Mạch webhook',
      version: '1',
      description:
        'A server that takes civil-status entries from Liền Mạch implements the first two paths, at addresses of its own; the third is on the Liền Mạch server. Every message is signed. Fields of a record are those of the mapping file.',
    },
    paths: {
      '/dossiers': {
        post: {
          summary: 'Takes one entry with its papers',
          parameters: [
            ...signed,
            header(
              'Idempotency-Key',
              'The code of the dossier. What comes twice under one code is one dossier; it is sent again after a lost answer, or with what was asked for.',
            ),
          ],
          requestBody: { required: true, content: json('Dossier', exampleDossier) },
          responses: {
            200: answer('What became of it.', 'SendAnswer', { status: 'taken' }),
            409: answer('It is there already.', 'SendAnswer', { status: 'already' }),
            422: answer('Sent again as it is it will be refused again.', 'SendAnswer', {
              ...{ status: 'refused', said: 'Dữ liệu không hợp lệ' },
              errors: [{ field: 'nksHoTen', said: 'dài quá 100 ký tự' }],
            }),
            401: answer('Not signed as it should be: nothing was done, and it comes again later.'),
            429: answer('Too many: nothing was done. `Retry-After` in seconds is heeded.'),
            '5XX': answer('Nobody knows what was done: it is asked about before it is sent again.'),
          },
        },
      },
      '/standings': {
        get: {
          summary: 'Tells where dossiers stand',
          parameters: [
            ...signed,
            {
              ...{ name: 'code', in: 'query', required: true, explode: true },
              schema: { type: 'array', maxItems: 50, items: { type: 'string' } },
            },
          ],
          responses: {
            200: answer('Those that are known; what is left out is not.', 'AskAnswer', {
              standings: [exampleStanding],
            }),
          },
        },
      },
      '/v1/delivery/changed/{callback}': {
        post: {
          summary: 'On the Liền Mạch server: says of which dossiers something has changed',
          description: 'They are asked about within a minute; nothing else is taken from the call.',
          parameters: [...signed, { name: 'callback', in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: { required: true, content: json('Changed', { codes: ['H99.99-261120-0001'] }) },
          responses: {
            200: answer('How many of them will be asked about.'),
            401: answer('Not signed as it should be, or not of now.'),
          },
        },
      },
    },
    components: {
      schemas: {
        Dossier: schemaOf(plainDossierSchema),
        SendAnswer: schemaOf(sendAnswerSchema),
        AskAnswer: schemaOf(askAnswerSchema),
        Changed: schemaOf(changedSchema),
      },
    },
  };
}
