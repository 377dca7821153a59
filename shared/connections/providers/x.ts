import type { OAuthProvider } from '../provider.ts'

/** X (Twitter) API v2; a refresh token comes with `offline.access`. Source: "OAuth 2.0 Authorization Code Flow with PKCE". */
export const x: OAuthProvider = {
  id: 'x',
  title: 'X (Twitter)',
  authorizationUrl: 'https://x.com/i/oauth2/authorize',
  tokenUrl: 'https://api.x.com/2/oauth2/token',
  revocationUrl: 'https://api.x.com/2/oauth2/revoke',
  scopes: ['tweet.read', 'tweet.write', 'users.read', 'offline.access'],
  clientAuthentication: 'basic',
  redirectHost: '127.0.0.1',
  redirectPort: 53_682,
  grants: ['code'],
  account: { method: 'GET', url: 'https://api.x.com/2/users/me', labelPaths: [['data', 'username']] },
  registerUrl: 'https://developer.x.com/en/portal/dashboard',
}
