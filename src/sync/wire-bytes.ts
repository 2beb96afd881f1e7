import { proofLength } from '../protocol/device-proof.ts';

/** Bytes of a request as we write it: its line, our headers, its body. With the proof that the wire adds to a token. The browser adds its own, which nobody here sees. */
export function requestBytes(path: string, headers: Readonly<Record<string, string>>, bodyBytes: number): number {
  const proof = headers['authorization']?.startsWith('Bearer ') === true ? proofLength : 0;
  return `POST ${path} HTTP/1.1\r\n`.length + headerBytes(Object.entries(headers)) + proof + bodyBytes;
}

/**
 * Bytes of an answer: its line, its headers, its body as transferred. A packed body is unpacked before we see it; its
 * length is then what the header says.
 */
export function answerBytes(response: Response, unpackedBytes: number): number {
  const told = Number(response.headers.get('content-length') ?? Number.NaN);
  const body = response.headers.has('content-encoding') && Number.isFinite(told) ? told : unpackedBytes;
  return `HTTP/1.1 ${response.status} ${response.statusText}\r\n`.length + headerBytes(response.headers) + body;
}

function headerBytes(headers: Iterable<readonly [string, string]>): number {
  let bytes = 2;
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  return bytes;
}
