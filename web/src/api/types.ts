// What the server says, as the screens read it. Nouns, states, acts and fields come from the API alone: nothing here names one of them.

export interface Shape {
  type: 'object' | 'array' | 'text' | 'integer' | 'date' | 'flag' | 'choice' | string;
  members?: Member[];
  of?: Shape;
  values?: string[];
  value_titles?: string[];
}
export interface Member { name: string; title: string; required?: boolean; shape: Shape }

export interface Field {
  name: string;
  title: string;
  type: string;
  required: boolean;
  values: string[];
  value_titles?: string[];
  shape?: Shape | null;
}
export interface Waiting { code: string; words: string; article: string; details: { reason: string; remedy: string }[] }
export interface Act { act: string; title: string; article: string; fields: Field[]; not_yet?: Waiting }
export interface State { name: string; title: string; ends?: boolean }
export interface Noun {
  name: string; path: string; title: string; states: State[]; opens: Act[]; by_code?: boolean;
  members: { name: string; title: string }[];
  words: Record<string, string>;                 // titles of the names and values that lie inside its members
}

export interface Step { act: string; title: string; party: string; account: string; on: string; leaf: number }
export interface Attached { id: string; name: string; type: string; number?: string; state?: string }
export interface Case {
  id: string;
  noun: string;
  state: string;
  state_title: string;
  title?: string;
  subject_title?: string;                        // whom it is about, as lists name it
  titles?: Record<string, string>;               // of the cases that it refers to, by id
  due: string | null;
  provisional: boolean;
  opened: string;
  agency: string;
  version: number;
  history?: Step[];
  possible?: Act[];
  next_edition?: Act;                            // how a later edition of it is begun, with what it holds
  documents?: Attached[];
  [member: string]: unknown;
}
export interface Page { items: Case[]; next: string | null }

export interface Work {
  id: string; noun: string; path: string; state: string; state_title: string; title: string; subject_title?: string; due: string | null;
  provisional: boolean; group: 'overdue' | 'today' | 'week' | 'later' | 'open';
}

export interface Matter { matter: string; kind: string; title: string }
// What a market party's agreement lets it ask for.
export interface Purpose { purpose: string; title: string; title_en: string }
export interface Session {
  account: string; user: string; name?: string; agency: string; agency_name?: string; roles: string[]; csrf?: string; matters?: Matter[];
  purposes?: Purpose[];
}

export interface Answer {
  id: string;
  result: 'none' | 'incentive' | 'candidate' | 'suspended' | 'discipline' | 'invalid';
  wording: string;
  wording_en: string;
  disclaimer: string;
  name: string;                                  // whom the code identifies, as on file; natural persons masked
  entries: { id: string; name: string; list_type: string; list_type_name: string; polarity: string; state: string;
    origin: { level: string; issuer: string; document_no: string }; basis: string; until: string | null;
    remedies?: 'pending' }[];                    // a mark alone: pendency suspends nothing by itself
  measures: AskedMeasure[];
  candidates: { entry: string; name: string; code: string; reason: string; reason_en: string; score: number }[];
  warnings: { code: string; zh: string; en: string }[];
  // Records of the subject that are under examination and carry no effect; absent when there are none.
  suspended_records?: { record: string; kind: string; held_from: string; what_to_do: string; what_to_do_en: string }[];
  as_of: string;
  list_version: number;
  receipt?: { leaf: number; [member: string]: unknown };
}
export interface AskedMeasure {
  number: string; name: string; name_en: string; kind: string; binds_by_law: boolean; suspended: boolean; entry: string | null;
  basis: string | { instrument: string; article: string }[]; what_to_do: string; what_to_do_en: string; until: string | null;
}

export interface BadRow { line: number; field: string; value: string; reason: string; remedy: string }
export interface ImportResult {
  rows: number; fresh: number; changed: number; same: number; gone: number; imported: boolean; bad: BadRow[]; bad_count: number;
  warnings: BadRow[]; warnings_count: number; headings: string[]; ids: string[];
}
export interface CheckedSheet { rows: number; results: Record<string, number> }
export interface Job {
  id: string; kind: string; title: string; state: 'running' | 'done' | 'failed' | 'undone'; done: number; all: number; why: string; at?: string;
  result: ImportResult | CheckedSheet | string | null; files?: { title: string; href: string }[]; undo_until?: string | null;
}
