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
