/**
 * Pages of documents travel apart from the acts that name them, as tus 1.0 has it: `POST documentsPath` with their length and
 * what they are begins one, or finds what has come of it; `HEAD` says how far it came; `PATCH` brings bytes from there. A page
 * is called by its SHA-256, so that what arrives is held to its name. `GET` with the record that names it gives it out.
 */
export const documentsPath = '/v1/documents';
export const pagePath = (sha256: string): string => `${documentsPath}/${sha256}`;
export const pageOfRecordPath = (sha256: string, record: string): string => `${pagePath(sha256)}?record=${record}`;

export const tusVersion = '1.0.0';
export const offsetMediaType = 'application/offset+octet-stream';

/** Of `upload-metadata`: keys, each with a value in base64. */
export function metadataOf(values: Readonly<Record<string, string>>, toBase64: (text: string) => string): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${toBase64(value)}`)
    .join(',');
}

/** `undefined`: not in that form. */
export function readMetadata(
  text: string,
  fromBase64: (text: string) => string,
): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').map((pair) => /^\s*([\x21-\x7e]+) ([\w+/=]*)\s*$/u.exec(pair));
  const entries = pairs.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]));
  if (entries.length < pairs.length) return undefined;
  return Object.fromEntries(entries.map(([key, value]) => [key, fromBase64(value)]));
}
