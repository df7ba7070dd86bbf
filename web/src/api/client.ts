// The one way to the server: session cookie, CSRF token, idempotency key, If-Match; problem+json becomes a Problem.
import { language } from '../words';

export interface FieldError { field: string; value: string; reason: string; remedy: string }

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail = '',
    readonly article: { instrument: string; article: string } | null = null,
    readonly errors: FieldError[] = [],
    readonly trace = '',
  ) {
    super(title);
  }
}

export interface Options { body?: unknown; file?: Blob; type?: string; key?: string; version?: number; signal?: AbortSignal }
export interface Reply<T> { data: T; status: number; location: string }

let csrf = sessionStorage.getItem('csrf') ?? '';
let whenLoggedOut: () => void = () => undefined;

export function useCsrf(token: string): void {
  csrf = token;
  sessionStorage.setItem('csrf', token);
}
export function onLoggedOut(then: () => void): void { whenLoggedOut = then; }

// crypto.randomUUID exists on secure pages only; a county's intranet often is plain http.
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function problemOf(response: Response): Promise<Problem> {
  const unreadable = { title: `${response.status} ${response.statusText}` };
  const body = (await response.json().catch(() => unreadable)) as Record<string, unknown>;
  return new Problem(response.status, String(body['code'] ?? ''), String(body['title'] ?? ''), String(body['detail'] ?? ''),
    (body['article'] as Problem['article']) ?? null, (body['errors'] as FieldError[]) ?? [], String(body['trace_id'] ?? ''));
}

export async function send(method: string, path: string, options: Options = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language.value === 'zh' ? 'zh-CN' : 'en' };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (options.key) headers['Idempotency-Key'] = options.key;
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  let body: BodyInit | null = null;
  if (options.file) {
    body = options.file;
    headers['Content-Type'] = options.type || options.file.type || 'application/octet-stream';
  } else if (options.body !== undefined) {
    body = JSON.stringify(options.body);
    headers['Content-Type'] = 'application/json';
  }
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { method, headers, body, credentials: 'same-origin', signal: options.signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'offline', '');
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  // A wrong password is an answer; only a session that ended sends to log in.
  if (response.status === 401 && path !== '/session' && problem.code !== 'wrong_login') whenLoggedOut();
  throw problem;
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<Reply<T>> {
  const response = await send(method, path, options);
  const text = await response.text();
  return { data: (text ? JSON.parse(text) : null) as T, status: response.status, location: response.headers.get('Location') ?? '' };
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>('GET', path, signal ? { signal } : {})).data;
}

// A request that takes effect once: the same content keeps its key until the server has answered, also over a broken connection.
export class Once {
  private key = freshKey();
  private what = '';
  async call<T>(method: string, path: string, options: Options = {}): Promise<Reply<T>> {
    const what = [method, path, JSON.stringify(options.body), options.file?.size].join(' ');
    if (what !== this.what) this.key = freshKey();
    this.what = what;
    try {
      const reply = await call<T>(method, path, { ...options, key: this.key });
      this.what = '';
      return reply;
    } catch (error) {
      if (error instanceof Problem && error.status > 0 && error.status < 500) this.what = '';
      throw error;
    }
  }
}

// What is wrong with a member of the request, said of the field of the form that it was typed into.
export const saidOf = (problem: Problem, member: string, field: string): Problem => new Problem(
  problem.status, problem.code, problem.message, problem.detail, problem.article,
  problem.errors.map((each) => (each.field === member ? { ...each, field } : each)), problem.trace);

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem(0, 'internal', String(error)));
