// Who is logged in, and what this browser remembers for them.
import { reactive, readonly } from 'vue';
import { call, get, Problem, useCsrf } from './api/client';
import type { Session } from './api/types';

const state = reactive<{ who: Session | null; asked: boolean }>({ who: null, asked: false });
export const session = readonly(state) as { readonly who: Session | null; readonly asked: boolean };

// Asked at the start only where somebody has logged in before: for everybody else the answer is known.
const kVisited = 'visited';

export async function resume(): Promise<void> {
  state.asked = true;
  if (!localStorage.getItem(kVisited)) return;
  try {
    const who = await get<Session>('/session');
    if (who.csrf) useCsrf(who.csrf);
    state.who = who;
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    forget();
  }
}

export async function logIn(user: string, password: string): Promise<void> {
  const { data } = await call<Session>('POST', '/session', { body: { user, password } });
  useCsrf(data.csrf ?? '');
  localStorage.setItem(kVisited, 'yes');
  await resume();
}

export async function logOut(): Promise<void> {
  await call('DELETE', '/session').catch(() => undefined);
  forget();
  for (const key of Object.keys(sessionStorage)) sessionStorage.removeItem(key);
}

export function forget(): void {
  state.who = null;
  localStorage.removeItem(kVisited);
}

// Who has something to ask for at the window: a matter of their agency, or a purpose of their agreement.
export const asks = (): boolean => !!(state.who?.matters?.length || state.who?.purposes?.length);
export const has = (...roles: string[]): boolean => roles.some((role) => state.who?.roles.includes(role));

// Kept by this browser for this account: the matter last chosen, and the like.
export function remembered(name: string): string { return localStorage.getItem(`${state.who?.account ?? ''}:${name}`) ?? ''; }
export function remember(name: string, value: string): void { localStorage.setItem(`${state.who?.account ?? ''}:${name}`, value); }
