import { actNames } from '../../src/domain/access/act-names.ts';
import { actRights, type Right } from '../../src/domain/access/act-rights.ts';
import { type DeviceRight, deviceRights } from '../../src/domain/access/device-rights.ts';
import { deliveryDeeds, type DeliveryRight, deliveryRights } from '../../src/domain/access/delivery-rights.ts';
import { figureRights } from '../../src/domain/access/figure-rights.ts';
import { mirrorRights } from '../../src/domain/access/mirror-rights.ts';
import { roleNames, roles } from '../../src/domain/access/role.ts';
import { type Seen, seenBy } from '../../src/domain/access/seen.ts';
import { recordKinds } from '../../src/domain/record-ref.ts';
import { actWords } from './act-words.ts';

const rightWords: Readonly<Record<Right, string>> = {
  may: 'yes',
  own: 'her own report',
  ownWaiting: 'her own report, while it waits',
  notDeciding: 'not the decision',
  atCounter: 'at the counter',
  samePen: 'where it stays',
  asBookSays: 'for the one the book is numbered by',
};

const seenWords: Readonly<Record<Seen, string>> = { all: 'all', own: 'reports she brought, by their lines', none: '–' };

const kindWords = {
  dossier: 'dossiers and reports (hồ sơ, tin báo)',
  book: 'register books (sổ hộ tịch)',
  office: 'the commune’s values (quy định của xã)',
} as const;

const machineWords: Readonly<Record<DeviceRight, string>> = {
  see: 'the list of machines and people, the log of access (Người và máy)',
  manage:
    'machines: codes, names, revoking, what was handed in; people: adding, roles, one-time passwords, taking passkeys away, ending and giving back access',
};

const deliveryWords: Readonly<Record<DeliveryRight, string>> = {
  see: 'what waits, since when, how the road stands',
  retry: 'try again what waits for a person, one or all',
  manage: 'pause it with a reason, resume it',
  read: 'everything that was said about one dossier (personal data; that she looked is kept)',
  waive: 'say with a reason that papers owed of one dossier need not go',
};

const reachWords = { province: 'the province', commune: 'her commune', none: '–' } as const;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

/** The page about who may do and see what, out of the table in the code. */
export function accessPage(): string {
  const heads = roles.map((role) => `${roleNames[role].en} (${roleNames[role].vi})`);
  const acts = actNames.map((name) => {
    const { vi, en, why } = actWords[name];
    const cells = roles.map((role) => {
      const right = actRights[name][role];
      return right === undefined ? '–' : rightWords[right];
    });
    return [`${vi} – ${en} (\`${name}\`)`, ...cells, why];
  });
  const seen = recordKinds.map((kind) => [kindWords[kind], ...roles.map((role) => seenWords[seenBy[role][kind]])]);
  return `# Who may do and see what

Made by \`node scripts/write-access-page.mjs\` from \`src/domain/access\`; a test holds this page to it. An account has one role or several in one commune, and may do what any of them may, there and nowhere else. The server judges every act by what its author is when it judges ([0194](decisions/0194-judged-by-what-she-is.md)); the app offers nothing that is not hers to do.

## Acts

_not the decision_: all but the leader's word itself (approving on the screen, refusing, or a plain step or a decided conflict that comes to the same). _at the counter_: into work, into and out of a supplement, and to the end with the result. _where it stays_: the pen is proved with whom it is, not moved. _her own report_: one that she brought; _while it waits_: until it has been received, joined or put aside. Pages of papers are given to whoever sees the record, and to a volunteer of her own report while it waits.

${table(['act', ...heads, 'why'], acts)}

## What is seen

Of one's own commune; of another nothing. Of a report that she brought a volunteer holds everything until the server has it, then its line: code, kind, time and what has become of it ([0231](decisions/0231-a-volunteer-keeps-the-line-of-a-report.md)). A supervisor has no record on her machine and hears of none.

${table(['records', ...heads], seen)}

## Machines and people

What may be done with the machines and the people of one's own commune. Of herself an administrator may only give things up; a supervisor and a hub are made by whoever runs the server, and by nobody else touched ([0222](decisions/0222-what-an-administrator-may-give.md)).

${table(
  ['machines and people', ...heads],
  (['see', 'manage'] as const).map((right) => [
    machineWords[right],
    ...roles.map((role) => (deviceRights[role]?.includes(right) === true ? 'yes' : '–')),
  ]),
)}

## Handing over to the national systems

What may be done about what one's own commune hands over ([docs/delivery.md](delivery.md)). What was said of a dossier, both ways, is for who sees dossiers.

${table(
  ['handing over', ...heads],
  deliveryDeeds.map((right) => [
    deliveryWords[right],
    ...roles.map((role) => (deliveryRights[role]?.includes(right) === true ? 'yes' : '–')),
  ]),
)}

## Figures

Counts that name nobody (\`/v1/figures\`, [0224](decisions/0224-figures-name-nobody.md)).

${table(['figures', ...heads], [['of', ...roles.map((role) => reachWords[figureRights[role] ?? 'none'])]])}

## The log

A commune's hub mirrors its log verbatim, with the keys of its machines and who works there (\`/v1/mirror\`, [0277](decisions/0277-a-mirror-is-the-servers-own-rows.md)), and brings acts that machines of the commune gave to it. It makes none.

${table(['log', ...heads], [['mirrored by', ...roles.map((role) => (mirrorRights[role] === true ? 'yes' : '–'))]])}

## Besides

What was set apart (\`/v1/quarantine\`) is listed for the leader alone. A snapshot is given to whoever sees everything. News (\`/v1/live\`) says numbers only, and nothing to a supervisor; who waits for it is told no more as soon as she may hear it no more. The names of colleagues are told to all but a supervisor.
`;
}
