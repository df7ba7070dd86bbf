// Opens the built page from its file in a headless browser without network, as a person would, and prints what was found as JSON lines
// {"what","holds","seen"}: node browse.mjs PAGE RECEIPTS.json [FOLDER FOR PICTURES]. RECEIPTS: [{"file","title","key","day"}…].
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [, , pageFile, listFile, pictures] = process.argv;
const receipts = JSON.parse(readFileSync(listFile, 'utf8'));
const url = pathToFileURL(resolve(pageFile)).href;
const say = (holds, what, seen = '') => console.log(JSON.stringify({ what, holds: Boolean(holds), seen: String(seen).slice(0, 600) }));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const asked = [], complaints = [];

async function opened(fragment = '', options = {}, address = url) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address + fragment);
  return page;
}
const outcome = async (page) => {
  await page.waitForSelector('#outcome .seal');
  return { kind: (await page.getAttribute('#outcome .seal', 'class')).split(' ')[1], words: await page.innerText('#outcome') };
};
const picture = async (page, name) => pictures && page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });

async function verifiesFiles() {
  const page = await opened();
  let slowest = 0;
  for (const { file, title, key, day } of receipts) {
    await page.fill('#key', '');
    await page.setInputFiles('#file', file);
    const unknown = await outcome(page);
    const told = [title, day, key].every((each) => unknown.words.includes(each));
    say(unknown.kind === 'care' && told, `${file}: verified, key unknown`, unknown.words);
    await page.fill('#key', ` ${key}\n`);
    const trusted = await outcome(page);
    say(trusted.kind === 'good', `${file}: trusted`, trusted.words);
    await page.fill('#key', key.replace(/^../, 'QU'));
    const another = await outcome(page);
    say(another.kind === 'bad' && another.words.includes('另一把密钥'), `${file}: another key`, another.words);
    slowest = Math.max(slowest, await page.evaluate(() => {
      const began = performance.now();
      document.getElementById('key').dispatchEvent(new Event('input'));
      return performance.now() - began;
    }));
  }
  console.error(`slowest verification in the browser: ${slowest.toFixed(0)} ms`);
  await page.context().close();
}

async function takesEveryWay() {
  const { file, title, key } = receipts[0], text = readFileSync(file, 'utf8');
  const page = await opened();
  say((await page.innerText('#outcome')) === '', 'nothing is said before anything is given');
  await page.fill('#receipt', text);
  say((await outcome(page)).words.includes(title), 'pasted');
  await page.fill('#receipt', text.replace(/"leaf":(\d)/, '"leaf":9$1'));
  say((await outcome(page)).kind === 'bad', 'pasted and altered');
  await page.fill('#receipt', '<b>x</b>');
  say((await outcome(page)).words.includes('不是 JSON'), 'no receipt at all');
  await page.click('#clear');
  say((await page.innerText('#outcome')) === '', 'cleared');
  await page.evaluate((given) => {
    const data = new DataTransfer();
    data.items.add(new File([given], 'dropped.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  say((await outcome(page)).words.includes(title), 'dropped');
  await page.click('#language');
  say(/Nothing was altered/.test((await outcome(page)).words), 'in English', (await outcome(page)).words);
  await page.context().close();

  const plain = '#r=' + Buffer.from(text).toString('base64url'), packed = '#z=' + deflateRawSync(text).toString('base64url');
  for (const [fragment, kind] of [[plain, 'care'], [packed, 'care'], [`${packed}&key=${encodeURIComponent(key)}`, 'care'],
    ['#z=AAAA', 'bad'], ['#r=A', 'bad'],
    ['#z=' + deflateRawSync(Buffer.alloc(1 << 22)).toString('base64url'), 'bad']]) {
    const linked = await opened(fragment);
    say((await outcome(linked)).kind === kind, `by a link ${fragment.slice(0, 12)}: ${kind}`, (await outcome(linked)).words);
    await linked.context().close();
  }
  const keyed = await opened('#key=' + encodeURIComponent(key));
  await keyed.fill('#receipt', text);
  say((await outcome(keyed)).kind === 'good', 'a key by a link that brings no receipt');
  for (const fragment of [plain, '#key=' + encodeURIComponent(key), plain]) {
    await keyed.evaluate((next) => (location.hash = next), fragment);
    await keyed.waitForFunction((isKey) => (document.getElementById('key').value !== '') === isKey, fragment.startsWith('#key'));
    const words = await keyed.innerText('#outcome');
    say(!words.includes('通过验证'), `a key and a receipt by one link after the other: ${fragment.slice(0, 8)}`, words);
  }
  await keyed.context().close();
}

async function carriesKeys() {
  const [{ file, key }] = receipts, copy = `${listFile}.html`;
  writeFileSync(copy, readFileSync(pageFile, 'utf8').replace('name="hengxin-keys" content=""', `name="hengxin-keys" content="another ${key}"`));
  const page = await opened('', {}, pathToFileURL(resolve(copy)).href);
  await page.setInputFiles('#file', file);
  const { kind, words } = await outcome(page);
  say(kind === 'good' && (await page.innerText('#key-why')).includes(key), 'a page that was handed out with keys', words);
  await page.context().close();
}

async function pictured() {
  for (const width of [360, 1280])
    for (const [i, { file, title, key }] of receipts.entries()) {
      const locale = i % 4 === 3 ? 'en-GB' : 'zh-CN', colorScheme = i % 5 === 4 ? 'dark' : 'light';
      const page = await opened('', { viewport: { width, height: 800 }, locale, colorScheme });
      if (i === 0) await picture(page, `empty-${width}`);
      await page.setInputFiles('#file', file);
      if (i % 3 === 0) await page.fill('#key', key);
      if (i % 3 === 1) await page.fill('#key', 'another');
      await outcome(page);
      say((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${title} at ${width} px does not scroll sideways`);
      await picture(page, `${i}-${width}`);
      await page.context().close();
    }
}

await verifiesFiles();
await takesEveryWay();
await carriesKeys();
await pictured();
await browser.close();
const strange = asked.find((each) => !/^file:[^?#]*\.html(#|$)/.test(each));
say(!strange, 'nothing but the page itself was asked for', strange);
say(complaints.length === 0, 'the browser complains of nothing', complaints[0]);
