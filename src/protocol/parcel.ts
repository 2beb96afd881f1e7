import * as v from 'valibot';

/**
 * An exchange in pieces, for a line that is cut before one has passed whole. The body of the exchange goes up piece by
 * piece to `parcelPath(id)`, each with `content-range: bytes a-b/total` (`bytes *\/total`: none, only the question); the
 * server says how much it holds of it. With the last piece the exchange takes place, and its answer comes as a part
 * (206, `content-range`, `etag`), from where `range: bytes=n-` with `if-range` says that the asker has it. `id` is the
 * exchange's nonce. What is lost is a piece, or the rest of an answer; both go on where they were cut.
 */
export const parcelPath = (id: string): string => `/v1/parcels/${id}`;

/** A piece of a body or of an answer, as bytes of JSON; `+gzip`: of packed JSON, which `accept` asks for as well. */
export const pieceMediaType = 'application/vnd.lien-mach.piece';
export const packedPieceMediaType = `${pieceMediaType}+gzip`;
export const parcelMediaType = 'application/vnd.lien-mach.parcel+json';

/** What the server says while the body is not whole. */
export const parcelAnswerSchema = v.object({
  parcel: v.string(),
  /** Bytes of the body, from the beginning. */
  held: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
