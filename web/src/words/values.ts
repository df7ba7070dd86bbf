// Titles of what the server names by a code. The server gives them per kind of case; what it leaves without one is shown as it came.
import type { ComputedRef, InjectionKey, Ref } from 'vue';
import type { Attached, Noun } from '../api/types';

// What the cases are called that the one on the page refers to, by id.
export const kTitles: InjectionKey<Readonly<Ref<Record<string, string>>>> = Symbol('titles');
// The documents of the case on the page.
export const kDocuments: InjectionKey<ComputedRef<Attached[]>> = Symbol('documents');

// A name or value that means something else in one place is called there by its path: "remits.kind.finance".
export const titleOf = (noun: Noun | undefined, value: string, within = ''): string =>
  noun?.words[`${within}.${value}`] ?? noun?.words[value] ?? value;
export const memberTitle = (noun: Noun | undefined, name: string, within = ''): string =>
  noun?.words[`${within}.${name}`] ?? noun?.members.find((member) => member.name === name)?.title ?? noun?.words[name]
  ?? name.replaceAll('_', ' ');

// Members that people write in their own words, shown as they wrote them: a login "publisher" is not the role of that name.
const kWritten = new Set(`
  user name title name_zh name_en note document_no number number_masked letter_no decision_no case_no organ_case outcome_no credit_china_no legacy
  suspension_document outcome_document compensation_document correction_no agreement_no reference
  issuer node lead organ_name region_name theirs_name applicant complainant receiver signed_by taken_by contact phone email
  facts statement claim evidence missing answer conclusion content conduct promise finding explanation remark words said what_to_do_zh
  what_to_do_en exit_conditions return_answer answer_to_comments announced_at shown_at
  override_reason revoked_why withdrawn_because refused_because sent_back_because set_aside_because failed_because ended_because passed_on_because
  return_reasons renewal_reason pause_reason`.trim().split(/\s+/));
// A rule is named by a code, and so is a duty.
export const isWritten = (noun: Noun | undefined, path: string): boolean => {
  const [name = '', within = ''] = path.split('.').reverse();
  return kWritten.has(name) && !(name === 'name' && (within === 'duties' || noun?.name === 'rule'));
};

// A hold is told by its cause in words, with the case that it comes from: "异议 0190…".
const kCauses: Record<string, string> = {
  异议: 'objection', 复议诉讼: 'remedy', 破产重整: 'repair', 认定依据已撤销或者变更: 'determination', 来源地已撤回: 'batch',
};
export function causeOf(text: string): { words: string; noun: string; id: string } | null {
  const [, words = '', id = ''] = /^(\S+) ([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(text) ?? [];
  const noun = kCauses[words];
  return noun ? { words, noun, id } : null;
}
