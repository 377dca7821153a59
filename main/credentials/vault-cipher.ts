import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'

/** Work factor of scrypt as log2 of N: 2^18, age's own default; about a second. */
const workFactor = 18

/** A new age identity, and the same sealed with a passphrase (scrypt, ChaCha20-Poly1305). Source: age v1 specification. */
export async function createIdentity(passphrase: string): Promise<{ identity: string; sealed: string }> {
  const identity = await generateIdentity()
  return { identity, sealed: await sealIdentity(identity, passphrase) }
}

/** Seals an identity with a passphrase, as armoured text. Slow on purpose. */
export async function sealIdentity(identity: string, passphrase: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(workFactor)
  encrypter.setPassphrase(passphrase)
  return armor.encode(await encrypter.encrypt(identity))
}

/** Opens a sealed identity; rejects with a plain Error when the passphrase is another or the text is damaged. Slow. */
export async function openIdentity(sealed: string, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(armor.decode(sealed), 'text')
}

/** Encrypts a text to an identity (X25519, ChaCha20-Poly1305), as armoured text. */
export async function encryptText(identity: string, text: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(identity))
  return armor.encode(await encrypter.encrypt(text))
}

/** Decrypts what `encryptText` made; rejects with a plain Error when it is damaged or another's. */
export async function decryptText(identity: string, armoured: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(armor.decode(armoured), 'text')
}
