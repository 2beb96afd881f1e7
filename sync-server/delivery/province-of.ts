import type { DeliveryCommune } from './delivery-settings.ts';

export function provinceOf(
  communeCode: string,
  { communes }: { readonly communes: readonly DeliveryCommune[] },
): string {
  return communes.find(({ code }) => code === communeCode)?.provinceCode ?? '';
}
