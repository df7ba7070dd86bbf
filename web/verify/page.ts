// The offline page: takes a receipt by paste, file or link, verifies it here, and shows what it proves. It has no way to send anything.
import './page.css';
import { carried } from './link';
import { verify } from './receipt';
import { element, outcome, seal, type Trust } from './show';

const find = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const receipt = find<HTMLTextAreaElement>('receipt'), key = find<HTMLInputElement>('key'), file = find<HTMLInputElement>('file');
const name = find('name'), place = find('outcome');

const named = (meta: string) => document.querySelector<HTMLMetaElement>(`meta[name="${meta}"]`)!.content.split(/\s+/).filter(Boolean);
const baked = named('hengxin-keys');
const own = named('hengxin-own-key'); // of the system that serves the page: shown as such, and another may be typed beside it
let bytes: Uint8Array | undefined; // of a file, whose exact bytes count; the text area shows them only

function trust(signer: string): Trust {
  const trusted = [...baked, ...own, key.value.trim()].filter(Boolean);
  return trusted.length === 0 ? 'unknown' : trusted.includes(signer) ? 'trusted' : 'another';
}

function show() {
  const given = bytes ?? receipt.value;
  place.replaceChildren(...(given.length === 0 ? [] : outcome(verify(given), trust)));
}

function take(given: Uint8Array, from: string) {
  bytes = given;
  receipt.value = new TextDecoder().decode(given);
  name.textContent = from;
  show();
  place.scrollIntoView({ block: 'nearest' });
}

function clear() {
  bytes = undefined;
  receipt.value = name.textContent = file.value = '';
  show();
}

async function takeFile(given: File | undefined | null) {
  if (given) take(new Uint8Array(await given.arrayBuffer()), given.name);
}

let brought: 'key' | 'receipt' | undefined; // by the last link

// Who forges a receipt brings a key of their own. So of a key and a receipt that both came by links, at once or one after the other, only the
// later is kept, and never is a key that the person typed replaced.
async function takeLink() {
  try {
    const link = await carried(location.hash);
    if (link.receipt) {
      if (brought === 'key') key.value = '';
      brought = 'receipt';
      take(link.receipt, '');
    } else if (link.key && (key.value === '' || brought === 'key')) {
      if (brought === 'receipt') clear();
      brought = 'key';
      key.value = link.key;
      show();
    }
  } catch {
    place.replaceChildren(seal('bad', { zh: '链接无法读取', en: 'The link cannot be read' },
      { zh: '链接不完整，或浏览器过旧。请改为粘贴回执或选择文件。', en: 'It is incomplete, or the browser is too old. Paste the receipt or choose its file instead.' }));
  }
}

function switchLanguage() {
  document.documentElement.lang = document.documentElement.lang === 'en' ? 'zh-CN' : 'en';
}

receipt.addEventListener('input', () => {
  bytes = undefined;
  name.textContent = '';
  show();
});
key.addEventListener('input', show);
file.addEventListener('change', () => void takeFile(file.files?.[0]));
find('clear').addEventListener('click', clear);
find('language').addEventListener('click', switchLanguage);
window.addEventListener('hashchange', () => void takeLink());
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  void takeFile(event.dataTransfer?.files[0]);
});
if (own.length > 0 && baked.length === 0) {
  find('key-why').replaceChildren(
    element('span', '', { zh: '本系统自己的公钥：', en: 'The key of this system itself: ' }), element('code', '', own.join(' ')), element('br', ''),
    element('span', '', {
      zh: '本系统签发的回执不必再填。要排除网站被冒充，请与公告上的公钥对照；核对其他系统的回执，请填写其公布的公钥。',
      en: 'For its receipts nothing need be filled in. To rule out a forged site compare it with the published key; for receipts of another system fill in its key.',
    }));
}
if (baked.length > 0) {
  key.hidden = true;
  find('key-why').replaceChildren(element('span', '', { zh: '本页已载明：', en: 'This page carries it: ' }), element('code', '', baked.join(' ')));
}
if (!/^zh/i.test(navigator.language)) switchLanguage();
void takeLink();
