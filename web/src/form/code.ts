// Whether words typed into a search are a whole code or number, which is looked up as such and never sent in an address.
export function isCode(typed: string): boolean {
  const signs = typed.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff'-]/g, '');
  return /^(?:[0-9A-Z]{18}|\d{15})$/i.test(signs) && /\d{6}/.test(signs);
}
