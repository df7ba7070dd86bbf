// Amounts: the interface speaks of whole cents (members that end in _cents), people of yuan.
export const isMoney = (name: string): boolean => name.endsWith('_cents');

export const titleInYuan = (name: string, title: string): string =>
  (isMoney(name) ? title.replace('（分）', '（元）').replace('in cents', 'in yuan') : title);

export function yuan(cents: number): string {
  return (cents / 100).toLocaleString('en', { minimumFractionDigits: cents % 100 ? 2 : 0 });
}

// "51,300.5" or "５１３００元" as cents; null for what is no amount.
export function centsFrom(text: string): number | null {
  const found = /^(-?\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').replace(/[\s,，¥￥元]/g, ''));
  if (!found) return null;
  const cents = Number((found[2] ?? '').padEnd(2, '0'));
  return Number(found[1]) * 100 + (found[1]?.startsWith('-') ? -cents : cents);
}
