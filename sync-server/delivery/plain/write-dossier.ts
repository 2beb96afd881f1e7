import type { Parcel } from '../connector.ts';
import type { PlainDossier } from './plain-dossier.ts';

export function plainDossier(
  { module, code, communeCode, nationalCode, receivedAt, record, papers }: Parcel,
  provinceCode: string,
): PlainDossier {
  return {
    ...{ version: 1, code, module, communeCode, provinceCode, nationalCode, receivedAt, record },
    papers: papers.map(({ bytes, ...paper }) => ({ ...paper, data: Buffer.from(bytes).toString('base64') })),
  };
}
