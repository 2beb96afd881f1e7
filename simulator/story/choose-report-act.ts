import type { Dossier } from '../../src/domain/dossier.ts';
import { isReport } from '../../src/domain/life-cycle.ts';
import type { Command } from '../../src/store/store.ts';
import { madeUpId } from '../../tests/support/acts.ts';
import { birthCommand } from '../../tests/support/made-up-desk.ts';
import { reportArgs } from '../../tests/support/made-up-reports.ts';
import { makePeople } from '../../tests/support/people.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { ActKind, ReportActKind } from './step.ts';

const reportActKinds: readonly ReportActKind[] = ['report', 'receive', 'joinReport', 'setAside'];

export function isReportAct(kind: ActKind): kind is ReportActKind {
  return (reportActKinds as readonly ActKind[]).includes(kind);
}

/** What a volunteer or an officer does about a report, from what her screen shows; where it shows none, another comes in; word of what is there already puts it right. */
export function chooseReportAct(kind: ReportActKind, shown: readonly Dossier[], random: SeededRandom): Command {
  const [birth, number] = [makePeople(random.integer(1, 1e6)).birth(), random.integer(1, 1e6)];
  const report = shown.find(isReport);
  if (kind === 'report' && report?.business === 'REPORTED' && number % 2 === 0) {
    const field = 'mother.fullName';
    const change = { field, from: report.fields[field] ?? null, to: birth[field] ?? null };
    return { name: 'editReport', entity: report.id, args: { changes: [change] } };
  }
  if (kind === 'report' || report === undefined) {
    const said = ['child.fullName', 'child.birthDate', 'mother.fullName'].flatMap((path) => {
      const value = birth[path];
      return value === undefined ? [] : [[path, value] as const];
    });
    const fields = { 'report.reporter': 'Hoàng Thị Báo', 'report.heardOn': '2026-11-20', ...Object.fromEntries(said) };
    const at = '2026-11-20T02:00:00.000Z';
    return { name: 'reportEvent', args: reportArgs(fields, { at, procedure: 'birth', number }) };
  }
  const entity = report.id;
  const reason = 'Đã gọi điện hỏi lại (thử)';
  switch (kind) {
    case 'receive':
      return { ...birthCommand(birth, number), name: 'receiveReport', entity };
    case 'joinReport': {
      const others = shown.filter(({ id }) => id !== entity);
      const other = others[random.integer(0, Math.max(0, others.length - 1))]?.id ?? madeUpId(0x5a00);
      return { name: 'joinReport', entity, args: { other, reason } };
    }
    case 'setAside':
      return { name: 'setReportAside', entity, args: { reason } };
    default: {
      const unreachable: never = kind;
      return unreachable;
    }
  }
}
