import type { Bytes } from '../device-ports.ts';

type Permission = 'granted' | 'denied' | 'prompt';

/** As much of a FileSystemDirectoryHandle as is needed; Chromium alone has them. */
export interface CopyFolder {
  readonly name: string;
  queryPermission?(how: { readonly mode: 'readwrite' }): Promise<Permission>;
  requestPermission?(how: { readonly mode: 'readwrite' }): Promise<Permission>;
  getFileHandle(name: string, how: { readonly create: true }): Promise<CopyTarget>;
}

interface CopyTarget {
  createWritable(): Promise<{
    write(bytes: Bytes): Promise<void>;
    /** Only then is the file another. */
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

/** A folder that somebody has chosen, and what came of the last copy into it. `at`: ISO, by the device's clock. */
export interface FolderState {
  readonly folder: CopyFolder;
  readonly last:
    | { readonly status: 'copied'; readonly at: string; readonly count: number }
    /** The browser wants to be asked again, by a press. */
    | { readonly status: 'asks' | 'noKey' | 'failed'; readonly at: string }
    | null;
}
