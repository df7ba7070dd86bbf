// What is typed into a form outlives an error, a reload and a new login; it ends with the session or with success.
import type { Values } from './shape';

const key = (name: string): string => `draft:${name}`;

export function kept(name: string): Values | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(name)) ?? 'null') as Values | null;
  } catch {
    return null;
  }
}
export function keep(name: string, values: Values, secrets: string[]): void {
  const rest = Object.fromEntries(Object.entries(values).filter(([field]) => !secrets.includes(field)));
  try {
    sessionStorage.setItem(key(name), JSON.stringify(rest));
  } catch {
    // A full store loses the draft, not the form.
  }
}
export function drop(name: string): void { sessionStorage.removeItem(key(name)); }
