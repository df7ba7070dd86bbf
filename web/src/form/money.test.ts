import { describe, expect, it } from 'vitest';
import { centsFrom, isMoney, titleInYuan, yuan } from './money';

describe('amounts', () => {
  it('are read in yuan, in any spelling of the counter', () => {
    expect(['51300', '51,300.5', '５１３００元', '¥0.07', '-1.5', '1 000'].map(centsFrom)).toEqual([5130000, 5130050, 5130000, 7, -150, 100000]);
    expect(['', '1.234', '五万', '1e5', '1.', '99999999999999'].map(centsFrom)).toEqual([null, null, null, null, null, null]);
  });
  it('are shown in yuan', () => {
    expect([5130000, 5130050, 7, 0].map(yuan)).toEqual(['51,300', '51,300.50', '0.07', '0']);
    expect(titleInYuan('fine_cents', '罚款金额（分）')).toBe('罚款金额（元）');
    expect(titleInYuan('content', '内容（分）')).toBe('内容（分）');
    expect(isMoney('fine_cents') && !isMoney('cents_of')).toBe(true);
  });
});
