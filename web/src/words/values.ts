// Titles of what the server names by a code. The server gives them per kind of case; what it leaves without one is shown as it came.
import type { ComputedRef, InjectionKey } from 'vue';
import type { Noun } from '../api/types';

// What the cases are called that the one on the page refers to, by id.
export const kTitles: InjectionKey<ComputedRef<Record<string, string>>> = Symbol('titles');

export const titleOf = (noun: Noun | undefined, value: string): string => noun?.words[value] ?? value;
export const memberTitle = (noun: Noun | undefined, name: string): string =>
  noun?.members.find((member) => member.name === name)?.title ?? noun?.words[name] ?? name.replaceAll('_', ' ');
