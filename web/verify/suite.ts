// The two suites of a ledger: SM3 (GB/T 32905) with SM2 (GB/T 32918), and SHA-256 with Ed25519. Verification only; never more lenient than
// src/crypto/sign.cc, which asks OpenSSL.
import { ed25519 } from '@noble/curves/ed25519.js';
import { DER, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sm3 as sm3Bytes } from 'sm-crypto/src/sm2/sm3.js';
import { same } from './bytes';

export interface Suite {
  name: string;
  keySize: number;
  algorithm: Uint8Array; // in the key id of a signed note
  hash(...parts: Uint8Array[]): Uint8Array;
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

// The curve that GB/T 32918.5 recommends.
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Sm2 = weierstrass(curve);
const kSigner = utf8ToBytes('1234567812345678'); // the id that GM/T 0009 prescribes where none was agreed

const bytesOf = (n: bigint) => Sm2.Fp.toBytes(n);

export function sm3(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(sm3Bytes(concatBytes(...parts)));
}

// GB/T 32918.2 section 7.1.
function sm2Verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const { a, b, n, Gx, Gy } = curve;
  const point = Sm2.fromBytes(key); // throws what is not on the curve
  const { r, s } = DER.toSig(signature, 33);
  if (!same(signature, hexToBytes(DER.hexFromSig({ r, s })))) return false;
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const t = (r + s) % n;
  if (t === 0n) return false;
  const bits = Uint8Array.of(0, 8 * kSigner.length);
  const z = sm3(bits, kSigner, bytesOf(a), bytesOf(b), bytesOf(Gx), bytesOf(Gy), key.subarray(1));
  const sum = Sm2.BASE.mulAddUnsafe(s, point, t);
  return !sum.is0() && (bytesToNumberBE(sm3(z, message)) + sum.x) % n === r;
}

// The library verifies with the cofactor, OpenSSL without. Both say the same of points without torsion, which every honest key makes.
function ed25519Verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return ed25519.verify(signature, message, key, { zip215: false }) &&
    [key, signature.subarray(0, 32)].every((point) => ed25519.Point.fromBytes(point).isTorsionFree());
}

// Malformed keys and signatures are thrown by the library; here they are a no like any other.
function quietly(verify: Suite['verify']): Suite['verify'] {
  return (...all) => {
    try {
      return verify(...all);
    } catch {
      return false;
    }
  };
}

export const suites: Suite[] = [
  { name: 'sm3-sm2', keySize: 65, algorithm: Uint8Array.of(0xff, 0x73, 0x6d, 0x32), hash: sm3, verify: quietly(sm2Verify) },
  {
    name: 'sha256-ed25519', keySize: 32, algorithm: Uint8Array.of(1), hash: (...parts) => sha256(concatBytes(...parts)),
    verify: quietly(ed25519Verify),
  },
];
