import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOfFailure } from '../code-of-failure.ts';
import { bad, type Finding, good, look } from './finding.ts';

/** Bytes. Below the first a day's work may not fit; below the second it is time to make room. */
const leastRoom = 200e6;
const scarceRoom = 2e9;

const inGb = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** Bytes that may still be written where a folder lies. */
function roomOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** A folder that the server writes to: there, its own, and with room. */
export function lookAtFolder(name: string, folder: string, room = roomOf): readonly Finding[] {
  if (!existsSync(folder)) {
    return [
      look(
        `${name}: chưa có thư mục ${folder}; máy chủ sẽ tạo khi chạy lần đầu.`,
        `${name}: ${folder} is not there yet; the server makes it.`,
      ),
      ...tellRoom(name, room(nearestThere(folder))),
    ];
  }
  return [ownership(name, folder), ...tellRoom(name, room(folder))];
}

function ownership(name: string, folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = codeOfFailure(error);
    return bad(
      `${name}: không ghi được vào ${folder} (${code}). Sửa quyền của thư mục.`,
      `${name}: ${folder} cannot be written to (${code}). Mend its rights.`,
    );
  }
  if ((statSync(folder).mode & 0o077) !== 0) {
    return bad(
      `${name}: tài khoản khác trên máy này đọc được ${folder}. Đặt quyền 0700.`,
      `${name}: others on this machine may read ${folder}. Give it mode 0700.`,
    );
  }
  return good(`${name}: ${folder}, chỉ máy chủ đọc được.`, `${name}: ${folder}, the server's alone.`);
}

function tellRoom(name: string, room: number): readonly Finding[] {
  const vi = `${name}: đĩa còn ${inGb(room)} GB`;
  const en = `${name}: ${inGb(room)} GB left on its disk`;
  if (room < leastRoom) return [bad(`${vi}. Dọn đĩa ngay.`, `${en}. Make room at once.`)];
  if (room < scarceRoom) return [look(`${vi}. Nên dọn đĩa.`, `${en}. It is time to make room.`)];
  return [good(`${vi}.`, `${en}.`)];
}

function nearestThere(folder: string): string {
  const whole = resolve(folder);
  return existsSync(whole) ? whole : nearestThere(dirname(whole));
}
