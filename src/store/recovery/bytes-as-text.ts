import type { Bytes } from '../device-ports.ts';

const atOnce = 0x2000;

export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += atOnce) text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  return btoa(text).replace(/\+/gu, '-').replace(/\//gu, '_').replace(/=+$/u, '');
}

/** Of a text that `toBase64Url` made; throws at any other. */
export function fromBase64Url(text: string): Bytes {
  const plain = atob(text.replace(/-/gu, '+').replace(/_/gu, '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(text: string): Bytes {
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
}
