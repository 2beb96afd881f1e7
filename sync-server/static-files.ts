import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One form of a file as it goes over the wire. */
export interface StaticBody {
  readonly bytes: Buffer;
  /** Strong: the hash of exactly these bytes. */
  readonly etag: string;
}

export interface StaticFile {
  readonly path: string;
  readonly contentType: string;
  /** The name holds a hash of the content, so it may be kept for ever. */
  readonly immutable: boolean;
  readonly plain: StaticBody;
  /** The same, packed; absent where packing gains nothing. */
  readonly packed: StaticBody | undefined;
}

/** URL path → file. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const contentTypes: readonly (readonly [ending: string, contentType: string, packs: boolean])[] = [
  ['.html', 'text/html; charset=utf-8', true],
  ['.js', 'text/javascript; charset=utf-8', true],
  ['.css', 'text/css; charset=utf-8', true],
  ['.json', 'application/json', true],
  ['.webmanifest', 'application/manifest+json', true],
  ['.svg', 'image/svg+xml', true],
  ['.txt', 'text/plain; charset=utf-8', true],
  ['.png', 'image/png', false],
  ['.ico', 'image/x-icon', false],
  ['.woff2', 'font/woff2', false],
  ['.gz', 'application/gzip', false],
];

/**
 * Reads the built app into memory: it is a few megabytes, does not change while the server runs, and no path of a
 * request ever reaches the file system. The build's own `.gz` files serve both as files by themselves, which the service
 * worker fetches and resumes by range, and as the packed form of their plain neighbour.
 */
export function loadStaticFiles(directory: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  if (!existsSync(directory)) return files;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, file).split(sep).join('/')}`;
    const [, contentType, packs] = contentTypes.find(([ending]) => path.endsWith(ending)) ?? [
      '',
      'application/octet-stream',
      false,
    ];
    const plain = readFileSync(file);
    files.set(path, {
      path,
      contentType,
      immutable: path.startsWith('/assets/'),
      plain: bodyOf(plain),
      packed: packs ? bodyOf(packedForm(file, plain)) : undefined,
    });
  }
  return files;
}

function packedForm(file: string, plain: Buffer): Buffer {
  return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : gzipSync(plain, { level: 9 });
}

function bodyOf(bytes: Buffer): StaticBody {
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}
