// What a waiting check-in needs of jose, and no more: see "vendor" in package.json.
export { CompactEncrypt, importJWK } from "jose";
