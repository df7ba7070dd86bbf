// Values of a form from the fields that the API offers: what is blank, what is sent, what is plainly wrong before sending.
import type { Field, Member, Shape } from '../api/types';
import { dateFrom } from './dates';
import { centsFrom, isMoney } from './money';

export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Values = Record<string, Value>;
export type Complaint = 'missing' | 'notDate' | 'notInteger' | 'notAmount' | 'badStructure';

export interface Choice { value: string; title: string }
export function choices(of: { values?: string[]; value_titles?: string[] }): Choice[] {
  return (of.values ?? []).map((value, i) => ({ value, title: of.value_titles?.[i] ?? value }));
}

// Every one of a list of codes: chosen as such, and sent as nothing.
export const kAll = '*';

export function shapeOf(field: Field): Shape {
  if (field.shape) return inYuan(field.name, field.shape);
  // Several codes in one text, apart by spaces, are ticked.
  if (field.type === 'text' && field.name === 'list_types') return { type: 'codes' };
  const type = field.type === 'rows' ? 'json' : field.type === 'integer' && isMoney(field.name) ? 'money' : field.type;
  return { type, values: field.values, value_titles: field.value_titles ?? [] };
}

function inYuan(name: string, shape: Shape): Shape {
  if (shape.type === 'integer' && isMoney(name)) return { ...shape, type: 'money' };
  return {
    ...shape, ...(shape.of && { of: inYuan(name, shape.of) }),
    ...(shape.members && { members: shape.members.map((member) => ({ ...member, shape: inYuan(member.name, member.shape) })) }),
  };
}

export function blank(shape: Shape): Value {
  if (shape.type === 'object') return Object.fromEntries((shape.members ?? []).map((member) => [member.name, blank(member.shape)]));
  if (shape.type === 'array') return [];
  return shape.type === 'flag' ? false : '';
}

export function blankForm(fields: Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, blank(shapeOf(field))]));
}

// A draft kept from earlier, fitted to the fields of today; `blanks` elsewhere.
export function merged(blanks: Values, kept: Values): Values {
  return Object.fromEntries(Object.entries(blanks).map(([name, value]) => {
    const known = kept[name];
    if (known === undefined || known === null) return [name, value];
    if (isObject(value) && isObject(known)) return [name, merged(value, known)];
    return [name, Array.isArray(value) === Array.isArray(known) && isObject(value) === isObject(known) ? known : value];
  }));
}

// An act that asks again for what the case already holds (an amendment) begins with that; other forms begin blank.
export function prefilled(fields: Field[], known: Record<string, unknown>): Values {
  const blanks = blankForm(fields);
  const required = fields.filter((field) => field.required);
  const again = required.length > 0 && required.every((field) => field.name in known || shapeOf(field).type === 'object');
  if (!again) return blanks;
  return Object.fromEntries(fields.map((field) => {
    const shape = shapeOf(field), value = known[field.name] ?? (shape.type === 'object' ? known : undefined);
    return [field.name, taken(shape, value) ?? blanks[field.name] ?? ''];
  }));
}

function taken(shape: Shape, value: unknown): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (shape.type === 'array') return Array.isArray(value) ? value.flatMap((item) => taken(shape.of ?? { type: 'text' }, item) ?? []) : undefined;
  if (shape.type === 'money') return typeof value === 'number' ? String(value / 100) : undefined;
  // What is not offered as a choice ("not chosen yet") is chosen anew.
  if (shape.type === 'choice' && shape.values?.length && !shape.values.includes(String(value))) return undefined;
  const from = value as Record<string, unknown>;
  // A party is shown with all that it said, and named in a form by its agency alone.
  if (shape.type !== 'object') return typeof value === 'boolean' ? value : typeof value === 'object' ? taken(shape, from['agency']) : String(value);
  return Object.fromEntries((shape.members ?? []).map((member) => [member.name, taken(member.shape, from[member.name]) ?? blank(member.shape)]));
}

export const isObject = (value: Value | undefined): value is { [name: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  || (isObject(value) && Object.values(value).every((each) => isEmpty(each) || each === false));

// What is sent for a shape; undefined leaves the member out.
export function sent(shape: Shape, value: Value | undefined, required: boolean): Value | undefined {
  switch (shape.type) {
    case 'object': {
      if (!required && isEmpty(value)) return undefined;
      const given = isObject(value) ? value : {};
      return Object.fromEntries((shape.members ?? []).flatMap((member: Member) => {
        const isText = (member.required ?? false) && member.shape.type === 'text';
        const one = sent(member.shape, given[member.name], member.required ?? false) ?? (isText ? '' : undefined);
        return one === undefined ? [] : [[member.name, one]];
      }));
    }
    case 'array': {
      const items = Array.isArray(value) ? value : [];
      const of = shape.of ?? { type: 'text' };
      const all = items.flatMap((item) => sent(of, item, true) ?? []);
      return all.length || required ? all : undefined;
    }
    case 'codes': return isEmpty(value) || value === kAll ? undefined : String(value);
    case 'flag': return value === true || (required ? false : undefined);
    case 'integer': return isEmpty(value) ? undefined : Number(String(value).normalize('NFKC').trim());
    case 'money': return isEmpty(value) ? undefined : centsFrom(String(value)) ?? String(value);
    case 'date': return isEmpty(value) ? undefined : dateFrom(String(value)) || String(value);
    case 'json': return isEmpty(value) ? undefined : (JSON.parse(String(value)) as Value);
    default: return isEmpty(value) ? undefined : String(value);
  }
}

// Inside an object a required text must be sent, though these may be empty: a translation, what a list of incentives has not, and what says
// the same as another member.
const kMayBeEmpty = new RegExp([
  String.raw`(^|[.])(name_en|what_to_do_en|repair|exit_conditions|remedies|note|basis)$`, String.raw`[.]recognition[.](list_type|theirs_name)$`,
  String.raw`^measures\[\d+\][.](measure|name)$`,
].join('|'));
export const mustBeFilled = (member: Member, path: string): boolean => (member.required ?? false) && member.shape.type !== 'flag'
  && !(member.shape.type === 'text' && kMayBeEmpty.test(`${path}.${member.name}`));

export function sentForm(fields: Field[], values: Values): Values {
  return Object.fromEntries(fields.flatMap((field) => {
    const one = sent(shapeOf(field), values[field.name], field.required);
    return one === undefined ? [] : [[field.name, one]];
  }));
}

// Complaints by path ("list_type.bases[0].article").
export function complaints(fields: Field[], values: Values): Record<string, Complaint> {
  const all: Record<string, Complaint> = {};
  for (const field of fields) look(shapeOf(field), values[field.name], field.required, field.name, all);
  return all;
}

function look(shape: Shape, value: Value | undefined, required: boolean, path: string, all: Record<string, Complaint>): void {
  if (shape.type === 'object') {
    if (!required && isEmpty(value)) return;
    const given = isObject(value) ? value : {};
    for (const member of shape.members ?? []) {
      look(member.shape, given[member.name], mustBeFilled(member, path), `${path}.${member.name}`, all);
    }
  } else if (shape.type === 'array') {
    if (required && isEmpty(value)) all[path] = 'missing';
    (Array.isArray(value) ? value : []).forEach((item, i) => { look(shape.of ?? { type: 'text' }, item, true, `${path}[${i}]`, all); });
  } else if (isEmpty(value)) {
    // To leave out codes means all of them, which nobody asks for by an empty form.
    if ((required || shape.type === 'codes') && shape.type !== 'flag') all[path] = 'missing';
  } else {
    const wrong = misfit(shape.type, String(value));
    if (wrong) all[path] = wrong;
  }
}

function misfit(type: string, text: string): Complaint | null {
  if (type === 'date' && !dateFrom(text)) return 'notDate';
  if (type === 'integer' && !/^-?\d{1,15}$/.test(text.normalize('NFKC').trim())) return 'notInteger';
  if (type === 'money' && centsFrom(text) === null) return 'notAmount';
  if (type !== 'json') return null;
  try {
    JSON.parse(text);
    return null;
  } catch {
    return 'badStructure';
  }
}

// The server names places as "$.list_type.bases[0]" or "list_type".
export const pathOf = (field: string): string => field.replace(/^\$\.?/, '');
// Where an error in words ("$.measure.name: required …") belongs.
export function placeIn(reason: string): string {
  return /^\$\.([A-Za-z0-9_.[\]]+)\s*:/.exec(reason)?.[1] ?? '';
}
