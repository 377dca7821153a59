import type { OAuthProvider } from '../provider.ts'

/** GitHub OAuth and GitHub apps; any port of 127.0.0.1 will do. Source: "Authorizing OAuth apps". */
export const github: OAuthProvider = {
  id: 'github',
  title: 'GitHub',
  authorizationUrl: 'https://github.com/login/oauth/authorize',
  tokenUrl: 'https://github.com/login/oauth/access_token',
  deviceUrl: 'https://github.com/login/device/code',
  scopes: ['repo', 'read:user'],
  clientAuthentication: 'post',
  redirectHost: '127.0.0.1',
  grants: ['code', 'device'],
  account: { method: 'GET', url: 'https://api.github.com/user', labelPaths: [['login']] },
  registerUrl: 'https://github.com/settings/developers',
}
