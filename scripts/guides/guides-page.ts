import { roleNames } from '../../src/domain/access/role.ts';
import { roleGuides } from '../../src/features/learning/role-guides.ts';

/** docs/role-guides.md: what the help page prints, to be read beside the code. */
export function guidesPage(): string {
  const guides = roleGuides.map(({ role, title, lead, parts }) =>
    [
      `## ${title}`,
      `_${roleNames[role].en}_`,
      lead,
      ...parts.map((part) => `### ${part.title}\n\n${part.lines.map((line) => `- ${line}`).join('\n')}`),
    ].join('\n\n'),
  );
  return [
    '# A page for each role',
    'In Vietnamese, as the app prints them (_Trợ giúp_). Written by `node scripts/write-guides.mjs` from `src/features/learning/role-guides.ts`; change them there.',
    ...guides,
  ].join('\n\n');
}
