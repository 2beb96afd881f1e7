import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile } from '../backup/key-file.ts';
import { receiptKeyFileOf } from '../claim-receipt-key.ts';
import { pageKeyFileOf } from '../documents/open-page-blobs.ts';
import type { Settings } from '../environment.ts';
import { codeOfFailure } from '../code-of-failure.ts';
import { bad, type Finding, good, look } from './finding.ts';

type Of = Pick<Settings, 'dataDirectory' | 'receiptKeyFile' | 'documents' | 'backup'>;

/** Files with secrets: there, and readable by the server's account alone. */
export function lookAtKeys(settings: Of): readonly Finding[] {
  const { dataDirectory, documents, backup } = settings;
  const firstSignIn = join(dataDirectory, 'first-sign-in.txt');
  return [
    ...lookAtSecret('RECEIPT_KEY_FILE', receiptKeyFileOf(settings)),
    ...lookAtKey('DOCUMENTS_KEY_FILE', pageKeyFileOf(settings), documents.keyFile !== undefined),
    ...(backup.keyFile === undefined ? [] : lookAtKey('BACKUP_KEY_FILE', backup.keyFile, true)),
    ...(existsSync(firstSignIn)
      ? [
          look(
            `Mật khẩu đầu tiên còn nằm trong ${firstSignIn}. Cất nơi khác rồi xóa tệp.`,
            `The first password still lies in ${firstSignIn}. Keep it elsewhere and delete the file.`,
          ),
        ]
      : []),
  ];
}

function lookAtSecret(name: string, file: string): readonly Finding[] {
  try {
    if ((statSync(file).mode & 0o077) === 0) return [good(`${name}: ${file}`, `${name}: ${file}`)];
    return [
      bad(
        `${name}: tài khoản khác trên máy này đọc được ${file}. Đặt quyền 0600 và nghĩ xem ai đã đọc.`,
        `${name}: others on this machine may read ${file}. Give it mode 0600, and think who may have read it.`,
      ),
    ];
  } catch (error) {
    if (codeOfFailure(error) === 'ENOENT') {
      return [look(`${name}: chưa có ${file}; máy chủ sẽ tạo.`, `${name}: no ${file} yet; the server makes it.`)];
    }
    return [
      bad(
        `${name}: không đọc được ${file} (${codeOfFailure(error)}).`,
        `${name}: ${file} cannot be read (${codeOfFailure(error)}).`,
      ),
    ];
  }
}

/** A key in plain letters; `named`: the settings say where, and the server makes none there. */
function lookAtKey(name: string, file: string, named: boolean): readonly Finding[] {
  if (!named && !existsSync(file)) {
    return [look(`${name}: chưa có ${file}; máy chủ sẽ tạo.`, `${name}: no ${file} yet; the server makes it.`)];
  }
  try {
    const { id } = readKeyFile(file);
    return [good(`${name}: ${file}, số ${id}. Phải có bản giấy.`, `${name}: ${file}, id ${id}. Have it on paper.`)];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [bad(`${name}: không dùng được. ${said}`, `${name}: ${said}`)];
  }
}
