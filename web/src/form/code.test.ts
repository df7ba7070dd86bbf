import { expect, it } from 'vitest';
import { isCode } from './code';

it('takes whole codes and numbers for codes, however they are written, and nothing else', () => {
  for (const code of ['91130528MA0ABCDE6N', '130528199001010010', '13052819900101001x', ' 9113 0528 MA0A BCDE 6N', '９１１３０５２８ＭＡ０ＡＢＣＤＥ６Ｎ',
    '130528000012345']) {
    expect(isCode(code), code).toBe(true);
  }
  for (const words of ['', '衡安县某某商贸有限公司', '13052819900101', '衡市监罚〔2026〕1号', 'internationalisation']) expect(isCode(words), words).toBe(false);
});
