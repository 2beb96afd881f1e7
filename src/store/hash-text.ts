import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { HashText } from '../domain/words.ts';

/** Synchronous on purpose: WebCrypto awaited beside an IndexedDB transaction ends it. */
export const hashText: HashText = (text) => bytesToHex(sha256(typeof text === 'string' ? utf8ToBytes(text) : text));
