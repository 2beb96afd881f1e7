import { readSent } from '../read-body.ts';
import { Refusal } from '../refusal.ts';

/** What a page's own form sends. @throws {Refusal} `unsupportedMedia`, `tooLarge` */
export async function readForm(request: Request, mostBytes: number): Promise<URLSearchParams> {
  const [given] = (request.headers.get('content-type') ?? '').split(';');
  if (given?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new Refusal('unsupportedMedia', 'The page sends a form.');
  }
  return new URLSearchParams(Buffer.from(await readSent(request, mostBytes)).toString('utf8'));
}
