// A freshly generated county, served by the program under test on a port of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

export interface Account { user: string; password: string; role: string; agency: string; name: string }
export interface Sample { code: string; name: string; agency: string; matter: string; user: string; expected: string }
export interface County { address: string; accounts: Account[]; samples: Sample[] }

declare module 'vitest' {
  export interface ProvidedContext { county: County }
}

function rows<T>(file: string): T[] {
  const [heading = '', ...lines] = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  const names = heading.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])) as T);
}

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => { resolve(typeof address === 'object' && address ? address.port : 0); });
  });
});

function provide(project: TestProject, address: string, data: string): void {
  project.provide('county', {
    address, accounts: rows<Account>(join(data, 'demo-accounts.csv')), samples: rows<Sample>(join(data, 'demo-samples.csv')),
  });
}

export default async function setup(project: TestProject): Promise<() => void> {
  // While one works on the screens: a program that is served already, and the folder of its county.
  const served = process.env['HENGXIN_ADDRESS'];
  if (served) {
    provide(project, served, process.env['HENGXIN_COUNTY'] ?? '');
    return () => undefined;
  }
  return serveOne(project);
}

async function serveOne(project: TestProject): Promise<() => void> {
  const program = process.env['HENGXIN_PROGRAM'] ?? '';
  if (!program) throw new Error('HENGXIN_PROGRAM names the program under test');
  const folder = mkdtempSync(join(tmpdir(), 'hengxin-screens-'));
  const data = join(folder, 'county');
  execFileSync(program, ['demo', '--data', data, '--seed', '20200318'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const listen = `127.0.0.1:${await freePort()}`;
  const served = spawn(program, ['serve', '--data', data, '--listen', listen], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    served.stdout.on('data', (said: Buffer) => {
      const ready = /^ready (\S+)/m.exec(said.toString());
      if (ready?.[1]) resolve(ready[1]);
    });
    served.on('exit', () => { reject(new Error('the program ended before it was ready')); });
  });
  provide(project, address, data);
  return () => {
    served.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
}
