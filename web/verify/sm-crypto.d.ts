// The package ships no types.
declare module 'sm-crypto/src/sm2/sm3.js' {
  export function sm3(bytes: ArrayLike<number>): number[];
}
declare module 'sm-crypto' {
  export const sm2: {
    generateKeyPairHex(): { publicKey: string; privateKey: string };
    doSignature(message: ArrayLike<number>, privateKey: string, options: { der: boolean; hash: boolean }): string;
    doVerifySignature(message: ArrayLike<number>, signature: string, publicKey: string, options: { der: boolean; hash: boolean }): boolean;
  };
}
