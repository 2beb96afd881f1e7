import type { Packing } from './packing.ts';

const packedHeader = 'content-encoding: gzip\r\n'.length;

/** An answer in JSON, packed when the asker can unpack it. Never cached (R6). */
export async function answerBody(
  request: Request,
  answer: unknown,
  { packing, status = 200, mediaType = 'application/json' }: { packing: Packing; status?: number; mediaType?: string },
): Promise<Response> {
  const plain = new TextEncoder().encode(JSON.stringify(answer));
  const packed = acceptsGzip(request.headers.get('accept-encoding')) ? await packing.gzip(plain) : plain;
  const packs = packed.byteLength + packedHeader < plain.byteLength;
  const body = packs ? packed : plain;
  return new Response(body, {
    status,
    headers: {
      'content-type': mediaType,
      'content-length': String(body.byteLength),
      'cache-control': 'no-store',
      ...(packs ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}

/** RFC 9110 §12.5.3, as far as gzip goes. */
export function acceptsGzip(acceptEncoding: string | null): boolean {
  return (acceptEncoding ?? '').split(',').some((offer) => {
    const [coding = '', ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter));
    return (coding === 'gzip' || coding === '*') && !refused;
  });
}
