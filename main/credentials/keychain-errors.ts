import { CredentialError } from '../../shared/errors/index.ts'

/** Messages of the platforms' keychains, which come without codes. Later rows are asked only if earlier ones do not match. */
const patterns: readonly (readonly [RegExp, () => CredentialError])[] = [
  // Linux: no session bus, no Secret Service on it, no keyring in it.
  [
    /autolaunch D-Bus|could not connect|connection refused|not provided by any|serviceunknown|no such (file|secret collection)|object does not exist at path|unknown ?object|cannot spawn/i,
    noKeychain,
  ],
  // The native module, or the libsecret it needs, is not there.
  [
    /libsecret|cannot open shared object|ERR_DLOPEN|cannot find (module|package)|module did not self-register/i,
    noKeychain,
  ],
  // macOS: errSecUserCanceled, errSecAuthFailed. Linux: the prompt was closed; the bus lets nobody of this sandbox in.
  [
    /cancell?ed|dismissed|denied|rejected send message|not authori[sz]ed|authori[sz]ation|passphrase you entered is not correct/i,
    denied,
  ],
  // macOS without anybody to ask: errSecInteractionNotAllowed. Linux: locked collection.
  [/interaction is not allowed|islocked|is locked|locked collection|in dark wake/i, locked],
  // Windows: a session without a profile, such as a service or an ssh login.
  [/logon session does not exist/i, noKeychain],
]

/** Turns what keytar rejects with into a state that a person can mend. The library's own words are kept as the cause. */
export function keychainErrorOf(thrown: unknown): CredentialError {
  if (thrown instanceof CredentialError) return thrown
  const text =
    thrown instanceof Error ? `${(thrown as { code?: string }).code ?? ''} ${thrown.message}` : String(thrown)
  for (const [pattern, make] of patterns) if (pattern.test(text)) return make()
  return new CredentialError(
    'credential.keychain-failed',
    'The keychain of this system answered with an error.',
    {
      hint: 'Look whether its own program (Keychain Access, Credential Manager, Passwords and Keys) works, and try again.',
      cause: thrown,
    },
  )
}

/** There is no keychain to talk to. */
export function noKeychain(): CredentialError {
  return new CredentialError(
    'credential.no-keychain',
    'This machine has no keychain that Flowbench can use.',
    {
      hint: 'Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or keep secrets in a vault file with a passphrase.',
    },
  )
}

/** The keychain is there and closed. */
export function locked(): CredentialError {
  return new CredentialError('credential.locked', 'The keychain is locked.', {
    hint: 'Unlock it, and try again.',
  })
}

/** Somebody said no. */
export function denied(): CredentialError {
  return new CredentialError(
    'credential.denied',
    'The keychain did not let Flowbench in: access was refused.',
    {
      hint: "Try again and allow it, or set Flowbench's access in the keychain's own program.",
    },
  )
}

/** The keychain gives no answer, most likely because it waits for a person. */
export function silent(): CredentialError {
  return new CredentialError(
    'credential.locked',
    'The keychain does not answer; it may be waiting for its password.',
    {
      hint: 'Look for its window, enter the password, and try again.',
    },
  )
}
