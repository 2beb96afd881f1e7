import { unitInText } from '../../domain/administrative-units.ts';
import type { Commune } from '../../protocol/sign-in.ts';

/** Who keeps the books of this commune, as sheets write it. */
export const authorityNameOf = ({ name }: Pick<Commune, 'name'>): string => `UBND ${unitInText(name)}`;
