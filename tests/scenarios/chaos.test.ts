import { expect, it } from 'vitest';
import { runChaos } from '../../chaos/run-chaos.ts';

it.each(['libsql', 'postgres'] as const)(
  '[R1] [R2] [R4] [R8] [R11] [R13] real servers on %s, killed, full, cut off and restored under devices at work, lose and double nothing',
  async (database) => {
    const said: string[] = [];
    const report = await runChaos({
      database,
      seed: 7,
      seconds: 25,
      devices: 3,
      browser: false,
      say: (line) => said.push(line),
    });
    expect({ ...report, said: said.join('\n') }).toMatchObject({ lost: [], doubled: [], amiss: [], good: true });
    expect(report.made).toBeGreaterThan(0);
    expect(report.done.get('restored from an earlier backup')).toBe(1);
    expect(report.done.get('device killed in mid-sync')).toBeGreaterThan(0);
  },
);
