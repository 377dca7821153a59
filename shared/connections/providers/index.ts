import type { OAuthProvider } from '../provider.ts'
import { dropbox } from './dropbox.ts'
import { github } from './github.ts'
import { google } from './google.ts'
import { microsoftEntra } from './microsoft-entra.ts'
import { slack } from './slack.ts'
import { x } from './x.ts'

/** The sign-in services we know, by id. A new one is a file and a line here. */
export const providers = { microsoftEntra, google, github, slack, dropbox, x } as const satisfies Readonly<
  Record<string, OAuthProvider>
>

/** The provider of an id; `undefined` for `custom` and unknown ones. */
export function providerOf(id: string | undefined): OAuthProvider | undefined {
  return id !== undefined && Object.hasOwn(providers, id)
    ? providers[id as keyof typeof providers]
    : undefined
}
