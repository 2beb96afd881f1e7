import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { farAddress } from '../far-address.ts';

const endpoint = v.pipe(
  farAddress,
  v.check((text) => {
    const { username, search, hash } = new URL(text);
    return username === '' && search === '' && hash === '';
  }, 'is an address without a name, a question or a fragment'),
);

const fileSchema = v.strictObject({
  /** Of the store, without the bucket: it is named in the path. */
  endpoint,
  bucket: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u, 'is no name of a bucket')),
  region: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/u, 'is no region')), 'us-east-1'),
  /** What the names of pages begin with, where others use the bucket too. */
  prefix: v.optional(
    v.pipe(v.string(), v.regex(/^(?:[a-z0-9_-]{1,40}\/){0,4}$/u, 'is a path that ends in a slash, of small letters')),
    '',
  ),
  accessKeyId: v.pipe(v.string(), v.minLength(1)),
  /** Of the secret that belongs to it, beside this file. */
  secretFile: v.pipe(v.string(), v.minLength(1)),
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(300)), 30),
});

export type S3Settings = v.InferOutput<typeof fileSchema> & { readonly secret: string };

/** @throws Error with a sentence for whoever starts the server. */
export function readS3Settings(file: string): S3Settings {
  const read = v.safeParse(fileSchema, readJson(file));
  if (!read.success) {
    const [issue] = read.issues;
    throw new Error(`DOCUMENTS_S3_FILE: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
  }
  const secret = readText(resolve(dirname(file), read.output.secretFile), 'secretFile').trim();
  if (secret === '') throw new Error('DOCUMENTS_S3_FILE: secretFile: the file is empty.');
  return { ...read.output, secret };
}

function readJson(file: string): unknown {
  const text = readText(file, 'DOCUMENTS_S3_FILE');
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`DOCUMENTS_S3_FILE: ${file} is not JSON.`);
  }
}

function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${what}: there is no file ${file} that can be read.`);
  }
}
