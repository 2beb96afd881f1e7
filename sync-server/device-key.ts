/** What stands before the point in the SPKI of a P-256 key (RFC 5480). */
const spkiHead = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** The SPKI, base64url, of an uncompressed point in base64url, as a browser exports it raw. */
export function spkiOfPoint(point: string): string {
  return Buffer.concat([spkiHead, Buffer.from(point, 'base64url')]).toString('base64url');
}
