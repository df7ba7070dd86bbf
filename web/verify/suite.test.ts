import { sm2 as other } from 'sm-crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { DER } from '@noble/curves/abstract/weierstrass.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { base64, fromBase64 } from './bytes';
import { sm3, suites } from './suite';

const [sm2, edwards] = suites;
const kOrder = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const kPrime = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const hex32 = (n: bigint) => n.toString(16).padStart(64, '0');

test('SM3 of the two examples of GB/T 32905', () => {
  expect(bytesToHex(sm3(utf8ToBytes('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  const half = utf8ToBytes('abcd'.repeat(8));
  expect(bytesToHex(sm3(half, half))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  expect(bytesToHex(sm3())).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b');
});

describe('SM2', () => {
  const message = utf8ToBytes('hengxin/130528\n4\n');
  const signed = () => {
    const { publicKey, privateKey } = other.generateKeyPairHex();
    return { key: hexToBytes(publicKey), signature: hexToBytes(other.doSignature(message, privateKey, { der: true, hash: true })) };
  };

  test('what another library signed verifies, and not under another key, message or signature', () => {
    for (let i = 0; i < 30; ++i) {
      const { key, signature } = signed();
      expect(sm2.verify(key, message, signature)).toBe(true);
      expect(sm2.verify(signed().key, message, signature)).toBe(false);
      expect(sm2.verify(key, message.subarray(1), signature)).toBe(false);
    }
  });

  test('no bit of a signature or key may differ', () => {
    const { key, signature } = signed();
    for (let i = 0; i < 8 * signature.length; ++i) {
      const flipped = signature.slice();
      flipped[i >> 3] ^= 1 << (i & 7);
      expect(sm2.verify(key, message, flipped), `bit ${i}`).toBe(false);
    }
    for (let i = 0; i < 8 * key.length; ++i) {
      const flipped = key.slice();
      flipped[i >> 3] ^= 1 << (i & 7);
      expect(sm2.verify(flipped, message, signature), `bit ${i}`).toBe(false);
    }
  });

  test('a signature has one spelling and its numbers lie within the order', () => {
    const { key, signature } = signed(), { r, s } = DER.toSig(signature);
    const spelled = (a: bigint, b: bigint) => hexToBytes(DER.hexFromSig({ r: a, s: b }));
    expect(sm2.verify(key, message, spelled(r, s))).toBe(true);
    const wrong = [[r + kOrder, s], [r, s + kOrder], [0n, s], [r, 0n], [kOrder, s], [r, kOrder], [r, kOrder - r], [kOrder - r, s],
      [r, kOrder - s], [s, r]];
    for (const [a, b] of wrong)
      expect(sm2.verify(key, message, spelled(a, b)), `${a} ${b}`).toBe(false);
    const body = bytesToHex(signature), length = signature[1];
    for (const misspelled of [body + '00', `3081${body.slice(2)}`,
      `30${(length + 1).toString(16)}02${(signature[3] + 1).toString(16)}00${body.slice(8)}`,
      `${body.slice(0, -2)}`, `31${body.slice(2)}`, '3006020101020101', '30060201ff020101', '', '3000', hex32(r) + hex32(s)])
      expect(sm2.verify(key, message, hexToBytes(misspelled)), misspelled).toBe(false);
  });

  test('a key that is no point in its one spelling verifies nothing', () => {
    const { key, signature } = signed();
    const x = BigInt('0x' + bytesToHex(key.subarray(1, 33))), y = BigInt('0x' + bytesToHex(key.subarray(33)));
    for (const spelled of [`06${hex32(x)}${hex32(y)}`, `07${hex32(x)}${hex32(y)}`, `02${hex32(x)}`, `03${hex32(x)}`, '00',
      `04${hex32(0n)}${hex32(0n)}`, `04${hex32(y)}${hex32(x)}`,
      `04${hex32(kPrime)}${hex32(y)}`, `04${hex32(x)}${hex32(kPrime - y)}`, hex32(x) + hex32(y)])
      expect(sm2.verify(hexToBytes(spelled), message, signature), spelled).toBe(false);
  });
});

describe('Ed25519', () => {
  test('the third example of RFC 8032 section 7.1, and no bit of it may differ', () => {
    const key = hexToBytes('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'), message = hexToBytes('af82');
    const signature = hexToBytes('6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a');
    expect(edwards.verify(key, message, signature)).toBe(true);
    for (let i = 0; i < 8 * signature.length; ++i) {
      const flipped = signature.slice();
      flipped[i >> 3] ^= 1 << (i & 7);
      expect(edwards.verify(key, message, flipped), `bit ${i}`).toBe(false);
    }
  });

  test('keys and signatures with torsion are refused: implementations disagree on them', () => {
    const { ORDER } = ed25519.Point.Fn, identity = '01' + '00'.repeat(31);
    expect(edwards.verify(hexToBytes(identity), utf8ToBytes('x'), hexToBytes(identity + '00'.repeat(32)))).toBe(false);
    const key = hexToBytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    const empty = 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
    const s = BigInt('0x' + empty.slice(64).match(/../g)!.reverse().join('')) + ORDER;
    const malleable = empty.slice(0, 64) + hex32(s).match(/../g)!.reverse().join('');
    expect(edwards.verify(key, new Uint8Array(), hexToBytes(empty))).toBe(true);
    expect(edwards.verify(key, new Uint8Array(), hexToBytes(malleable))).toBe(false);
  });
});

test('base64 has one spelling', () => {
  for (const text of ['', 'AA==', 'AAA=', 'AAAA', '+/+/']) expect(base64(fromBase64(text)!)).toBe(text);
  for (const text of ['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', 'AA==\n', ' AA==', 'AA==AA==', '-_-_', 'A===', '====', 'AA=A'])
    expect(fromBase64(text), text).toBeUndefined();
});
