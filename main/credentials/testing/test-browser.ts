/**
 * A browser without a screen: follows redirects, keeps cookies, submits the forms of sign-in pages. Answers the text
 * of the page it ends on.
 */
export async function browse(address: string, typed: Readonly<Record<string, string>> = {}): Promise<string> {
  const cookies = new Map<string, string>()
  let url = address
  let init: RequestInit = {}
  for (let step = 0; step < 20; step += 1) {
    const origin = new URL(url).origin
    const cookie = [...cookies].flatMap(([key, value]) => (key.startsWith(`${origin} `) ? [value] : []))
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(cookie.length > 0 ? { cookie: cookie.join('; ') } : {}),
    }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? ''
      cookies.set(`${origin} ${pair.split('=')[0]}`, pair)
    }
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      url = new URL(location, url).href
      init = {}
      continue
    }
    const page = await response.text()
    const form = /<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(page)
    if (form === null) return page
    const fields = new URLSearchParams(typed)
    for (const [input] of (form[2] ?? '').matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]+)"/.exec(input)?.[1]
      const value = /value="([^"]*)"/.exec(input)?.[1]
      if (name !== undefined && value !== undefined && value !== '') fields.set(name, value)
    }
    url = new URL(form[1] ?? '', url).href
    init = {
      method: 'POST',
      body: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }
  }
  throw new Error('The pages of the sign-in go round in circles.')
}
