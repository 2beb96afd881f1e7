import type { Dossier } from '../../../src/domain/dossier.ts';
import { wholeDossier } from '../../../src/domain/field.ts';
import type { Problem } from '../../../src/domain/outcome.ts';
import { ownFieldOf } from './map-record.ts';
import type { Mapping } from './mapping.ts';
import type { Module } from './mapping-file.ts';

/** The longest sentence that is kept of what they said about one field. */
const longest = 300;
const mostProblems = 20;

/**
 * What a glued error text says, field by field: each of their names in it, with the sentence it stands in. A text that names
 * no field they have is one problem of the whole dossier. Nothing of it is dropped.
 */
export function readErrors(
  text: string,
  module: Module,
  mapping: Mapping,
  dossier: Pick<Dossier, 'procedure' | 'procedureVersion'>,
): readonly Problem[] {
  const names = new Set(mapping.rulesOf(module).map(({ to }) => to));
  const problems = sentencesOf(text).flatMap((sentence): Problem[] => {
    const named = [...new Set(sentence.match(/[A-Za-z]+/gu) ?? [])].filter((word) => names.has(word));
    const fields = named.map((name) => ownFieldOf(name, module, mapping, dossier) ?? wholeDossier);
    return (fields.length === 0 ? [wholeDossier] : [...new Set(fields)]).map((field) => problemAt(field, sentence));
  });
  return problems.slice(0, mostProblems);
}

/** They are glued without a space: a full stop ends one, unless digits stand on both sides. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\.(?!\d)|;|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function problemAt(field: string, sentence: string): Problem {
  const told = sentence.length > longest ? `${sentence.slice(0, longest)}…` : sentence;
  return {
    field,
    code: 'upstreamError',
    message: {
      vi: `Hệ thống cấp trên báo: ${told}. Hãy đối chiếu rồi gửi lại.`,
      en: `The national system says: ${told}. Compare, then send again.`,
    },
  };
}
