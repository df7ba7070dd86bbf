import './style/base.css';
import './style/parts.css';
import './style/print.css';
import { createApp } from 'vue';
import App from './App.vue';
import { onLoggedOut } from './api/client';
import { router } from './router';
import { forget, session } from './session';
import { followPreferences } from './words';

followPreferences();
onLoggedOut(() => {
  const at = router.currentRoute.value;
  if (!session.who || at.name === 'login') return;
  forget();
  void router.push({ name: 'login', query: { then: at.fullPath, expired: 'yes' } });
});
createApp(App).use(router).mount('#app');
