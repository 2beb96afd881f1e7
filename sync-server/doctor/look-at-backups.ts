import type { Instant } from '../../src/domain/words.ts';
import { backupsIn } from '../backup/backup-folder.ts';
import type { BackupSettings } from '../environment.ts';
import { bad, type Finding, good, look } from './finding.ts';

const hourMs = 3_600_000;
/** Hours that a commune without backups by the clock may be without a new one. */
const longestHours = 48;

/** Whether there are backups, and of when. Whether one opens is asked by `verify`. */
export function lookAtBackups({ folder, keyFile, everyHours }: BackupSettings, now: Instant): readonly Finding[] {
  const newest = backupsIn(folder).at(-1)?.at;
  if (newest === undefined) {
    return [
      keyFile === undefined
        ? bad(
            'Sao lưu: chưa có bản nào, chưa có khóa. Hỏng đĩa là mất hết. Xem docs/operate.md.',
            'Backups: none, and no key for any. A broken disk loses everything. See docs/operate.md.',
          )
        : bad(`Sao lưu: chưa có bản nào trong ${folder}.`, `Backups: there is none in ${folder}.`),
    ];
  }
  const hours = Math.floor((Date.parse(now) - Date.parse(newest)) / hourMs);
  const most = everyHours === undefined ? longestHours : 2 * everyHours;
  if (hours > most) {
    return [
      bad(
        `Sao lưu: bản mới nhất đã ${hours} giờ (${newest}).`,
        `Backups: the newest is ${hours} hours old (${newest}).`,
      ),
    ];
  }
  const off = everyHours === undefined;
  return [
    good(`Sao lưu: bản mới nhất cách đây ${hours} giờ.`, `Backups: the newest is ${hours} hours old.`),
    ...(off
      ? [
          look(
            'BACKUP_EVERY_HOURS chưa đặt: máy chủ không tự sao lưu.',
            'BACKUP_EVERY_HOURS is not set: the server makes no backups by itself.',
          ),
        ]
      : []),
  ];
}
