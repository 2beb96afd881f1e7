import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Instant } from '../../src/domain/words.ts';
import { migrationNames } from '../store/libsql/migrate-libsql.ts';
import { migrationsAhead } from '../store/migrations-ahead.ts';
import { type DatabasePlace, libsqlFileOf, readWhole } from '../store/read-whole.ts';
import { NewerDatabase } from '../store/newer-database.ts';
import { codeOfFailure } from '../code-of-failure.ts';
import { bad, type Finding, good, look } from './finding.ts';

/** Milliseconds by which two clocks may differ before it is told. */
const skewMs = 60_000;

/** The database as it lies there: of this build, whole, and of no later time than this machine's clock says. Nothing is written. */
export async function lookAtDatabase(place: DatabasePlace, now: Instant): Promise<readonly Finding[]> {
  const none = look('Cơ sở dữ liệu: chưa có; máy chủ sẽ tạo.', 'Database: none yet; the server makes it.');
  if (place.databaseUrl === undefined && !existsSync(libsqlFileOf(place))) return [none];
  const findings: Finding[] = [];
  try {
    const ahead = await migrationsAhead(place);
    if (ahead.length === migrationNames.length) return [none];
    if (ahead.length > 0) {
      findings.push(
        look(
          `Cơ sở dữ liệu: thiếu ${ahead.join(', ')}; sẽ được thêm khi máy chủ chạy. Sao lưu trước.`,
          `Database: ${ahead.join(', ')} will be added when the server starts. Back up first.`,
        ),
      );
    }
    await readWhole(place, async (database, kind) => {
      const { checked_at: last } = await database
        .selectFrom('server_identity')
        .select('checked_at')
        .executeTakeFirstOrThrow();
      if (Date.parse(last) - Date.parse(now) > skewMs) {
        findings.push(
          bad(
            `Đồng hồ: máy này báo ${now}, nhưng cơ sở dữ liệu đã ghi lúc ${last}. Chỉnh giờ trước khi chạy.`,
            `Clock: this machine says ${now}, and the database was written at ${last}. Set it before the server starts.`,
          ),
        );
      }
      if (kind === 'postgres') return;
      const { rows } = await sql<{ quick_check: string }>`PRAGMA quick_check(5)`.execute(database);
      const faults = rows.map((row) => row.quick_check).filter((said) => said !== 'ok');
      if (faults.length > 0) {
        findings.push(
          bad(
            `Cơ sở dữ liệu: tệp bị hỏng (${faults.join('; ')}). Dừng máy chủ, chép tệp đi, khôi phục bản sao lưu.`,
            `Database: its file is damaged (${faults.join('; ')}). Stop the server, copy the file away, restore a backup.`,
          ),
        );
      }
    });
  } catch (error) {
    findings.push(unreadable(error));
  }
  return findings.length > 0
    ? findings
    : [good('Cơ sở dữ liệu: đọc được, nguyên vẹn.', 'Database: readable and whole.')];
}

function unreadable(error: unknown): Finding {
  if (error instanceof NewerDatabase) {
    return bad(
      `Cơ sở dữ liệu: do bản phần mềm mới hơn ghi. Dùng bản mới hơn. (${error.message})`,
      `Database: ${error.message}`,
    );
  }
  // Never its message: it may hold the address with the password.
  const code = codeOfFailure(error);
  return bad(
    `Cơ sở dữ liệu: không đọc được (${code}). Kiểm tra DATA_DIR hoặc DATABASE_URL.`,
    `Database: it cannot be read (${code}). Look at DATA_DIR or DATABASE_URL.`,
  );
}
