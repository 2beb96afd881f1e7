import { MissingPage } from '../../components/missing-page.tsx';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { ownFees } from '../../domain/office/desk-rules.ts';
import { feeTable } from '../../domain/fee-table.ts';
import { procedureOn } from '../../domain/procedures/catalogue.ts';
import { hoursOn } from '../../domain/working-calendar.ts';
import { roleNames } from '../../domain/access/role.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { citizenSheet } from './citizen-sheet.ts';
import { CitizenSheetView, GuideSheet, SheetPage } from './guide-sheet.tsx';
import { roleGuides } from './role-guides.ts';

export function RoleGuidePage({ role }: { readonly role: string }) {
  const say = useSay();
  const guide = roleGuides.find((each) => each.role === role);
  if (guide === undefined) return <MissingPage />;
  return (
    <SheetPage title={say(roleNames[guide.role])}>
      <GuideSheet guide={guide} />
    </SheetPage>
  );
}

/** As the law stands today, with what the commune has stated in its place. */
export function CitizenSheetPage({ procedure: id }: { readonly procedure: string }) {
  const say = useSay();
  const { clock } = useParts();
  const { commune } = useSession();
  const rules = useDeskRules();
  const today = localDateOf(new Date(clock.now()).toISOString());
  const found = procedureOn(id, today);
  if (found.status === 'none') return <MissingPage />;
  const { opens, rest, closes } = hoursOn(rules.hours, today);
  const hours = rest === null ? `${opens}–${closes}` : `${opens}–${rest.from}, ${rest.to}–${closes}`;
  const sheet = citizenSheet(rules.onDay(found.procedure, today), {
    commune: commune.name,
    province: commune.provinceCode,
    fees: [...ownFees(rules.rows, commune.provinceCode), ...feeTable],
    today,
    hours: `Giờ làm việc: ${hours}.`,
  });
  return (
    <SheetPage title={say(found.procedure.name)}>
      <CitizenSheetView sheet={sheet} />
    </SheetPage>
  );
}
