import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vietnameseOrderKey } from '../../src/domain/vietnamese-order.ts';
import { makePeople } from '../support/people.ts';

const collator = new Intl.Collator('vi', { sensitivity: 'accent' });
const byKey = (a: string, b: string): number => {
  const [left, right] = [vietnameseOrderKey(a), vietnameseOrderKey(b)];
  return left === right ? 0 : left < right ? -1 : 1;
};
const letters = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ';

describe('the order of Vietnamese names', () => {
  it('is that of the Vietnamese alphabet, tones counting only where the letters are the same', () => {
    const names = ['Ân', 'Ánh', 'An', 'Ẩn', 'Ăn', 'Đoan', 'Dung', 'Bình', 'Bính', 'Binh', "H'Mẫu", 'Hà'];
    expect([...names].sort(byKey)).toEqual([
      'An',
      'Ánh',
      'Ăn',
      'Ân',
      'Ẩn',
      'Binh',
      'Bình',
      'Bính',
      'Dung',
      'Đoan',
      "H'Mẫu",
      'Hà',
    ]);
    expect([...names].sort(byKey)).toEqual([...names].sort(collator.compare));
  });

  it('is the same for any letters, composed or not, as the browser’s own collator has it', () => {
    const word = fc.string({
      unit: fc.constantFrom(...letters, ...letters.toUpperCase(), ' ', '-', "'"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(Math.sign(byKey(a, b))).toBe(Math.sign(collator.compare(a, b)));
        expect(byKey(a.normalize('NFD'), a.normalize('NFC'))).toBe(0);
      }),
      { numRuns: 2_000 },
    );
    const names = makePeople(3)
      .births(200)
      .map((birth) => String(birth['child.fullName']));
    expect([...names].sort(byKey).map(vietnameseOrderKey)).toEqual(
      [...names].sort(collator.compare).map(vietnameseOrderKey),
    );
  });
});
