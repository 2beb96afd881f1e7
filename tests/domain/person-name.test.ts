import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, parseName, printName, splitName, titleCaseName } from '../../src/domain/person-name.ts';

const kept = (text: string) => {
  const parsed = parseName(text);
  return parsed.status === 'ok' ? parsed.value : parsed.problem;
};

const word = fc.stringMatching(/^[A-ZĐÊŬa-zđêčñĕŏĭŭạữ]{1,8}$/u);
const typedName = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

describe('a person’s name', () => {
  it.each([
    ['Nguyễn Văn A'],
    ["H' Mẫu Niê"],
    ["H'Mẫu Niê"],
    ["K'Brĕo"],
    ['Y Thử Byă'],
    ['Thử'],
    ['Čuên Ñuôr Kŏn Blĭ Djŭng'],
    ['Anna-Lena Müller'],
  ])('%s passes as it is', (name) => {
    expect(kept(name)).toBe(name);
  });

  it.each([
    ['spaces', '  Nguyễn \u00a0 Văn\tA \n', 'Nguyễn Văn A'],
    ['NFD', 'Nguyễn Thị Thử'.normalize('NFD'), 'Nguyễn Thị Thử'],
    ['curly apostrophe', 'H’Mẫu', "H'Mẫu"],
    ['modifier letter apostrophe', 'HʼMẫu', "H'Mẫu"],
    ['grave accent', 'H`Mẫu', "H'Mẫu"],
    ['long hyphen', 'Anna–Lena', 'Anna-Lena'],
    ['Icelandic eth for đ', 'Ðỗ Thị ðào', 'Đỗ Thị đào'],
    ['African d for đ', 'Ɖỗ Thị ɖào', 'Đỗ Thị đào'],
    ['zero-width characters', 'Nguyễn\u200b Văn\ufeff A', 'Nguyễn Văn A'],
  ])('with %s is kept in one way of writing', (_, typed, name) => {
    expect(kept(typed)).toBe(name);
  });

  it.each([
    ['', 'empty'],
    [' \u200b ', 'empty'],
    ['Nguyễn Văn 2', 'nameDigits'],
    ['Nguyễn @ Văn', 'nameLetters'],
    ['Нгуен', 'nameLetters'],
    ["-'", 'nameLetters'],
    ['Nguyá»…n', 'nameLetters'],
    ['Thử '.repeat(31), 'tooLong'],
  ])('%j is no name: %s', (typed, problem) => {
    expect(kept(typed)).toBe(problem);
  });

  it('once kept, is kept the same again, in NFC, however it was typed', () => {
    fc.assert(
      fc.property(typedName, fc.boolean(), (typed, nfd) => {
        const once = kept(nfd ? typed.normalize('NFD') : typed);
        expect(once).toBe(typed.normalize('NFC'));
        expect(kept(once)).toBe(once);
      }),
    );
  });

  it('is printed in capitals with every accent', () => {
    expect(printName("H'Mẫu Niê Kđăm")).toBe("H'MẪU NIÊ KĐĂM");
    expect(printName('Nguyễn Thị Ước'.normalize('NFD'))).toBe('NGUYỄN THỊ ƯỚC');
    expect(printName('i')).toBe('I');
  });

  it.each([
    ['NGUYỄN VĂN A', 'Nguyễn Văn A'],
    ['nguyễn thị ước', 'Nguyễn Thị Ước'],
    ["H'MẪU NIÊ", "H'Mẫu Niê"],
    ["h' mẫu niê", "H' Mẫu Niê"],
    ["K'BRĔO", "K'Brĕo"],
    ['Y THỬ BYĂ', 'Y Thử Byă'],
    ['ANNA-LENA', 'Anna-Lena'],
    ['Ronald McDonald', 'Ronald McDonald'],
    ['đinh ĐỨC', 'Đinh Đức'],
    ['Nguyễn thị MINH khai', 'Nguyễn Thị Minh Khai'],
    ["k'brơi", "K'Brơi"],
    ['K’BRƠI', "K'Brơi"],
    ["H'HEN NIÊ", "H'Hen Niê"],
    ["h'hen niê", "H'Hen Niê"],
    ['y bhim', 'Y Bhim'],
    ['Y BHIM ÊBAN', 'Y Bhim Êban'],
    ['R’ COM H’ NGỌC', "R' Com H' Ngọc"],
    ['JEAN-PIERRE DUPONT', 'Jean-Pierre Dupont'],
    ["o'connor", "O'Connor"],
    ['nguyễn thị ước'.normalize('NFD'), 'Nguyễn Thị Ước'],
    ['HOÀ BÌNH'.normalize('NFD'), 'Hoà Bình'],
  ])('typed as %s is put into ordinary case: %s', (typed, name) => {
    expect(titleCaseName(typed)).toBe(name);
  });

  it('comes back from print to ordinary case', () => {
    fc.assert(
      fc.property(typedName, (typed) => {
        const ordinary = titleCaseName(printName(typed));
        expect(titleCaseName(printName(ordinary))).toBe(ordinary);
      }),
    );
  });

  it.each([
    ['Nguyễn Thị Thử An', { family: 'Nguyễn', middle: 'Thị Thử', given: 'An' }],
    ['Lò Ví', { family: 'Lò', middle: '', given: 'Ví' }],
    ['Thử', { family: '', middle: '', given: 'Thử' }],
    ['Y Một', { family: '', middle: '', given: 'Y Một' }],
    ["H' Mẫu Niê", { family: "H' Mẫu", middle: '', given: 'Niê' }],
    ["K' Thử Mẫu An", { family: "K' Thử", middle: 'Mẫu', given: 'An' }],
  ])('%s is cut for the national exchange', (name, parts) => {
    expect(splitName(name)).toEqual(parts);
  });

  it('goes by the given name in lists, the Vietnamese way', () => {
    const inOrder = ['Lê Văn An', 'Trần Bảo An', 'Trần Văn An', 'Phạm Ánh', 'Bùi Ân', 'Võ Văn Dũng', 'An Văn Đạt'];
    expect([...inOrder].reverse().sort(compareNames)).toEqual(inOrder);
  });
});
