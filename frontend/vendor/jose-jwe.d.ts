/** The two names of jose that the pupil's page uses. */
export function importJWK(key: object, alg: string): Promise<CryptoKey | Uint8Array>;
export class CompactEncrypt {
  constructor(plaintext: Uint8Array);
  setProtectedHeader(header: { alg: string; enc: string }): this;
  encrypt(key: CryptoKey | Uint8Array): Promise<string>;
}
