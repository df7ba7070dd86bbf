// Words of the screens, Chinese first. A table per language with the same shape, so that a missing word does not compile.
import { computed, ref, watchEffect } from 'vue';
import { en } from './en';
import { zh } from './zh';

export type Language = 'zh' | 'en';
export type Words = typeof zh;

export const language = ref<Language>(localStorage.getItem('language') === 'en' ? 'en' : 'zh');
export const large = ref(localStorage.getItem('large') === 'yes');
export const t = computed<Words>(() => (language.value === 'zh' ? zh : en));

export function followPreferences(): void {
  watchEffect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem('language', language.value);
  });
  watchEffect(() => {
    document.documentElement.classList.toggle('large', large.value);
    localStorage.setItem('large', large.value ? 'yes' : 'no');
  });
}

// "2026-03-02" as people read it.
export function day(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return iso;
  return language.value === 'zh' ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : `${match[1]}-${match[2]}-${match[3]}`;
}

// An instant in the county's time (UTC+8, no summer time), whatever the browser's clock is set to: the legal day is told by it.
export function moment(iso: string): string {
  const at = new Date(Date.parse(iso) + 8 * 3_600_000);
  if (Number.isNaN(at.getTime())) return iso;
  return `${day(at.toISOString().slice(0, 10))} ${at.toISOString().slice(11, 16)}`;
}

// The instrument of this system's own rules is marked in English in the law's tables, whatever the language.
export const cited = (text: string): string => (language.value !== 'zh' ? text : text
  .replace(/ \(own rule\)(?=\S)/g, '：').replaceAll(' (own rule)', ''));

// Texts of the server that hold both languages ("校验码不符 / check digit"): the half that is asked for.
export function half(text: string): string {
  const at = text.indexOf(' / ');
  if (at < 0) return text;
  return language.value === 'zh' ? text.slice(0, at) : text.slice(at + 3);
}
