import { createRouter, createWebHistory } from 'vue-router';
import { resume, session } from './session';

const kOpen = new Set(['start', 'login', 'lost']);

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'start', component: () => import('./pages/StartPage.vue') },
    { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue') },
    { path: '/password', name: 'password', component: () => import('./pages/PasswordPage.vue') },
    { path: '/window', name: 'window', component: () => import('./window/WindowPage.vue') },
    {
      path: '/desk',
      component: () => import('./desk/DeskPage.vue'),
      children: [
        { path: '', name: 'work', component: () => import('./desk/WorkPage.vue') },
        { path: 'checks-of-a-sheet', name: 'batch-check', component: () => import('./desk/BatchCheckPage.vue') },
        { path: 'import', name: 'import', component: () => import('./desk/ImportPage.vue') },
        { path: 'progress', name: 'jobs', component: () => import('./desk/JobsPage.vue') },
        { path: ':path', name: 'list', component: () => import('./desk/ListPage.vue') },
        { path: ':path/new/:act', name: 'new', component: () => import('./desk/OpenPage.vue') },
        { path: ':path/:id', name: 'case', component: () => import('./desk/CasePage.vue') },
      ],
    },
    { path: '/:lost(.*)', name: 'lost', component: () => import('./pages/LostPage.vue') },
  ],
});

router.beforeEach(async (to) => {
  if (!session.asked) await resume().catch(() => undefined);
  if (session.who || kOpen.has(String(to.name))) return true;
  return { name: 'login', query: { then: to.fullPath } };
});

// Where to go after logging in: only to a page of our own.
export function wanted(then: unknown): string {
  return typeof then === 'string' && /^\/(?![/\\])/.test(then) && !then.startsWith('/login') ? then : '/desk';
}
