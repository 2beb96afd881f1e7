import { useEffect, useState } from 'react';
import type { Address } from '../domain/address.ts';
import { findUnit, type Unit } from '../domain/administrative-units.ts';
import type { UnitNames } from '../domain/print-address.ts';
import type { Commune } from '../protocol/sign-in.ts';
import type { LocalDate } from '../domain/words.ts';
import { useParts } from './parts.ts';
import { useSession } from './session.ts';
import type { UnitTables } from './unit-tables.ts';

export function useProvinces(): readonly Unit[] | null {
  const { units } = useParts();
  const [provinces, setProvinces] = useState<readonly Unit[] | null>(null);
  useEffect(() => {
    let left = false;
    void units.provinces().then((table) => {
      if (!left) setProvinces(table);
    });
    return () => {
      left = true;
    };
  }, [units]);
  return provinces;
}

/** `undefined` while it is being read, `null` when it cannot be. */
export function useCommunes(provinceCode: string): readonly Unit[] | null | undefined {
  const { units } = useParts();
  const [read, setRead] = useState<{ readonly of: string; readonly table: readonly Unit[] | null }>();
  useEffect(() => {
    let left = false;
    void units.communes(provinceCode).then((table) => {
      if (!left) setRead({ of: provinceCode, table });
    });
    return () => {
      left = true;
    };
  }, [units, provinceCode]);
  return read?.of === provinceCode ? read.table : undefined;
}

/** Names for printing an address: from the tables, from the session for the own commune, else the bare codes. */
async function unitNamesOf(address: Address, on: LocalDate, units: UnitTables, own: Commune): Promise<UnitNames> {
  const [provinces, communes] = await Promise.all([units.provinces(), units.communes(address.provinceCode)]);
  const isOwnProvince = address.provinceCode === own.provinceCode;
  const isOwn = isOwnProvince && address.communeCode === own.code;
  return {
    province:
      findUnit(provinces ?? [], address.provinceCode, on)?.name ??
      (isOwnProvince ? own.provinceName : `tỉnh ${address.provinceCode}`),
    commune:
      findUnit(communes ?? [], address.communeCode, on)?.name ?? (isOwn ? own.name : `xã ${address.communeCode}`),
  };
}

/** Names of the units of several addresses, by `province/commune`; filled in as the tables arrive. */
export function useUnitNames(addresses: readonly Address[], on: LocalDate): ReadonlyMap<string, UnitNames> {
  const { units } = useParts();
  const { commune } = useSession();
  const [names, setNames] = useState<ReadonlyMap<string, UnitNames>>(new Map());
  const wanted = [...new Set(addresses.map(unitKeyOf))].sort().join(' ');
  useEffect(() => {
    let left = false;
    const asked = wanted.split(' ').flatMap((key) => {
      const [provinceCode = '', communeCode = ''] = key.split('/');
      return provinceCode === '' ? [] : [{ provinceCode, communeCode, detail: '' }];
    });
    void Promise.all(
      asked.map(async (address) => [unitKeyOf(address), await unitNamesOf(address, on, units, commune)] as const),
    ).then((read) => {
      if (!left) setNames(new Map(read));
    });
    return () => {
      left = true;
    };
  }, [wanted, on, units, commune]);
  return names;
}

export function unitKeyOf(address: Address): string {
  return `${address.provinceCode}/${address.communeCode}`;
}
