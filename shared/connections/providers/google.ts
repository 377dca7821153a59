import type { OAuthProvider } from '../provider.ts'

/** Google accounts. Source: "OAuth 2.0 for mobile and desktop apps". A refresh token comes with `access_type=offline`. */
export const google: OAuthProvider = {
  id: 'google',
  title: 'Google',
  authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  deviceUrl: 'https://oauth2.googleapis.com/device/code',
  revocationUrl: 'https://oauth2.googleapis.com/revoke',
  scopes: ['openid', 'email'],
  authorizationParameters: { access_type: 'offline', prompt: 'consent' },
  clientAuthentication: 'post',
  redirectHost: '127.0.0.1',
  grants: ['code', 'device'],
  registerUrl: 'https://console.cloud.google.com/apis/credentials',
}
