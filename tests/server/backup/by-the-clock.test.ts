import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupName } from '../../../sync-server/backup/backup-folder.ts';
import { keepBackingUp } from '../../../sync-server/backup/keep-backing-up.ts';
import { keepRule, outlived } from '../../../sync-server/backup/keep-by-age.ts';
import { createLog } from '../../../sync-server/log.ts';
import { holdServerClock } from '../../support/server-parts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hour = 3_600_000;

/** A world whose timers wait to be called. */
function hold(everyHours: number) {
  const clock = holdServerClock();
  const set: { at: number; run: () => void }[] = [];
  const lines: string[] = [];
  const work = { result: (): Promise<void> => Promise.resolve() };
  const kept = keepBackingUp({
    folder,
    everyHours,
    clock,
    timers: {
      set(milliseconds, run) {
        const timer = { at: milliseconds, run };
        set.push(timer);
        return () => set.splice(set.indexOf(timer), 1);
      },
    },
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
    pause: async () => undefined,
    write: async (at, pause) => {
      await pause();
      await work.result();
      writeFileSync(join(folder, backupName(at)), '');
      return { bytes: 1, outlived: 0 };
    },
  });
  const waits = () => set.map(({ at }) => at);
  const ring = async () => {
    const [timer] = set.splice(0, 1);
    clock.advance(timer?.at ?? 0);
    timer?.run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, kept, waits, ring, lines, work };
}

describe('backups by the clock', () => {
  it('begin soon where there is none, and then when the newest is old enough', async () => {
    const { kept, waits, ring } = hold(24);
    expect(kept.standing()).toEqual({ status: 'ok', newest: null });
    expect(waits()).toEqual([60_000]);
    await ring();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(kept.standing()).toEqual({ status: 'ok', newest: '2026-11-20T02:01:00.000Z' });
    expect(waits()).toEqual([24 * hour]);
    await kept.stop();
    expect(waits()).toEqual([]);
  });

  it('go by what is in the folder: a server that starts again waits for the rest of the time', async () => {
    writeFileSync(join(folder, backupName('2026-11-19T22:00:00.000Z')), '');
    const { kept, waits, clock } = hold(6);
    expect(waits()).toEqual([2 * hour]);
    clock.advance(9 * hour);
    expect(kept.standing().status).toBe('late');
    await kept.stop();
  });

  it('that fail are logged by their kind and told in the health answer until one is good again', async () => {
    const { kept, waits, ring, lines, work } = hold(24);
    work.result = () =>
      Promise.reject(
        new Error('thư mục của Nguyễn Thị Thử', { cause: Object.assign(new Error(), { code: 'ENOSPC' }) }),
      );
    await ring();
    expect(kept.standing()).toEqual({ status: 'failed', newest: null });
    expect(waits()).toEqual([hour]);
    expect(lines.join('')).toContain('a backup failed');
    expect(lines.join('')).toContain('ENOSPC');
    expect(lines.join('')).not.toContain('Thử');
    work.result = () => Promise.resolve();
    await ring();
    expect(kept.standing().status).toBe('ok');
    await kept.stop();
  });

  it('under way when the server stops give up, and leave nothing', async () => {
    const { kept, ring } = hold(24);
    const stopping = kept.stop();
    await ring();
    await stopping;
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('backups by their age', () => {
  it('are all kept for two days, one a day for five weeks, one a month for two years; the newest always', () => {
    const now = '2026-11-20T02:00:00.000Z';
    const files = Array.from({ length: 3 * 365 * 4 }, (_, index) => {
      const at = new Date(Date.parse(now) - index * 6 * hour).toISOString();
      return { name: backupName(at), at };
    });
    const going = new Set(outlived(files, now).map(({ name }) => name));
    const kept = files.filter(({ name }) => !going.has(name));
    const days = (at: string) => (Date.parse(now) - Date.parse(at)) / (24 * hour);
    const recent = kept.filter(({ at }) => days(at) <= keepRule.allDays);
    expect(recent).toHaveLength(2 * 4 + 1);
    const daily = kept.filter(({ at }) => days(at) > 2 && days(at) <= keepRule.dailyDays);
    expect(new Set(daily.map(({ at }) => at.slice(0, 10))).size).toBe(daily.length);
    expect(daily.length).toBeGreaterThanOrEqual(32);
    const monthly = kept.filter(({ at }) => days(at) > keepRule.dailyDays);
    expect(new Set(monthly.map(({ at }) => at.slice(0, 7))).size).toBe(monthly.length);
    expect(monthly.length).toBeGreaterThanOrEqual(22);
    expect(kept.length).toBeLessThan(75);
    // Tidied every time or once in a while, what stays is the same few.
    expect(outlived(kept, now)).toEqual([]);
    expect(outlived([{ name: 'a', at: '2020-01-01T00:00:00.000Z' }], now)).toEqual([]);
  });
});
