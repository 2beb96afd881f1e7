import { expect, it } from 'vitest';
import { addressBeside, besideIn } from '../../src/state/beside.ts';

const asked = (text: string) => new URLSearchParams(text);

it('an address keeps a dossier beside the one that is open, with whatever else it asks for', () => {
  expect(addressBeside(asked('nhom=late'), 'a', 'b')).toBe('/ho-so/a?nhom=late&canh=b');
  expect(addressBeside(asked('canh=b&nhom=late'), 'a', 'c')).toBe('/ho-so/a?canh=c&nhom=late');
  expect(addressBeside(asked('canh=b'), 'a', null)).toBe('/ho-so/a');
  // Never the same twice.
  expect(addressBeside(asked('canh=b'), 'a', 'a')).toBe('/ho-so/a');
  expect(addressBeside(asked('canh=b'), 'b', 'a')).toBe('/ho-so/b?canh=a');
});

it('names one only beside another, and nothing that is no id', () => {
  expect(besideIn(asked('canh=b'), 'a')).toBe('b');
  expect(besideIn(asked('canh=a'), 'a')).toBeNull();
  expect(besideIn(asked('canh=b'), null)).toBeNull();
  expect(besideIn(asked(''), 'a')).toBeNull();
  for (const odd of ['', '../so', 'a b', 'x'.repeat(65), '%00'])
    expect(besideIn(asked(`canh=${encodeURIComponent(odd)}`), 'a')).toBeNull();
});
