import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** Below this, packing saves less than its own header and trailer cost. */
const worthPackingBytes = 256;

/** An answer in JSON, packed when the asker can unpack it. Never cached (R6). */
export async function answerBody(
  request: Request,
  answer: unknown,
  { status = 200, mediaType = 'application/json' }: { status?: number; mediaType?: string } = {},
): Promise<Response> {
  const plain = Buffer.from(JSON.stringify(answer));
  const packs = plain.byteLength > worthPackingBytes && acceptsGzip(request.headers.get('accept-encoding'));
  const body = packs ? await zip(plain) : plain;
  return new Response(body, {
    status,
    headers: {
      'content-type': mediaType,
      'content-length': String(body.byteLength),
      'cache-control': 'no-store',
      vary: 'Accept-Encoding',
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
