/** `LMOUTBOX` begins a file of what waits on a machine, or of what the server says of it: mark, form, and what that form holds. */
export const fileMark: readonly number[] = [0x4c, 0x4d, 0x4f, 0x55, 0x54, 0x42, 0x4f, 0x58];

/**
 * `recovery`, `server`: one box for the commune's recovery key, or for the server's key for what revoked machines hand in:
 * the head's length in four bytes, the head, the key's box, the rest. `letters`, `answers`: frames (carry.ts).
 */
export const fileForms = { recovery: 1, server: 2, letters: 3, answers: 4 } as const;
export type FileForm = (typeof fileForms)[keyof typeof fileForms];

export const lengthBytes = 4;
/** Bytes of an uncompressed point of P-256, with which the key's box begins. */
export const pointBytes = 65;
/** Bytes of a key's box: point, and a key of 32 bytes under AES-GCM with its iv and tag. */
export const keyBoxBytes = pointBytes + 12 + 32 + 16;

const mostHead = 4_096;

/** What is sealed to a key, and for whom: all of it goes into the key, so that nothing opens at another place. */
export interface SealedFor {
  readonly purpose: 'data key' | 'outbox' | 'letter';
  readonly scope: string;
  /** Of the key it is sealed to. */
  readonly keyId: string;
  /** Whose profile. */
  readonly device: string;
}

export const sealedPurpose = ({ purpose, scope, keyId, device }: SealedFor): string =>
  `lien-mach recovery 1/${purpose}/${scope}/${keyId}/${device}`;

/** Which form a file has, by how it begins. `otherFile`: none of these; `newer`: of a newer build. */
export function formOf(bytes: Uint8Array): FileForm | 'otherFile' | 'newer' {
  if (!fileMark.every((byte, at) => bytes[at] === byte)) return 'otherFile';
  const form = bytes[fileMark.length] ?? fileForms.recovery;
  const known = Object.values(fileForms).find((one) => one === form);
  return known ?? (form === 0 ? 'otherFile' : 'newer');
}

export interface FilePlaces {
  readonly form: FileForm;
  /** Where the head, as JSON, and behind it the key's box begin. */
  readonly headAt: number;
  readonly keyAt: number;
}

/** Where the parts of a file with one box lie. `otherFile`: none of these; `newer`: of a newer build; `cut`: too short to tell. */
export function placesIn(bytes: Uint8Array): FilePlaces | 'otherFile' | 'newer' | 'cut' {
  const form = formOf(bytes);
  if (form === 'otherFile' || form === 'newer') return form;
  const headAt = fileMark.length + 1 + lengthBytes;
  if (bytes.length < headAt) return 'cut';
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(fileMark.length + 1);
  if (length > mostHead || (form !== fileForms.recovery && form !== fileForms.server)) return 'otherFile';
  return { form, headAt, keyAt: headAt + length };
}
