import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { Environment } from './proxy.ts'

/** The runtime that brings the system's authorities; older ones (Electron 25) lack it. */
interface SystemAuthorities {
  getCACertificates?(type: 'default' | 'system'): string[]
}

/**
 * The certificate authorities (PEM) that services are trusted by: those of the runtime, those of the operating system
 * as browsers trust them, those of the file that NODE_EXTRA_CA_CERTS names (which a packaged app does not read by
 * itself), and `more`. Throws ConnectorError `http.tls` when that file cannot be read.
 */
export function certificateAuthorities(environment: Environment, more: readonly string[]): readonly string[] {
  const { getCACertificates } = tls as SystemAuthorities
  const known =
    getCACertificates === undefined
      ? tls.rootCertificates
      : [...getCACertificates('default'), ...getCACertificates('system')]
  return [...new Set([...known, ...extraAuthorities(environment.NODE_EXTRA_CA_CERTS), ...more])]
}

function extraAuthorities(file: string | undefined): readonly string[] {
  if (file === undefined || file === '') return []
  try {
    return [readFileSync(file, 'utf8')]
  } catch (cause) {
    throw new ConnectorError('http.tls', `No secure connection: the file '${file}' cannot be read.`, {
      hint: 'NODE_EXTRA_CA_CERTS must name a PEM file of certificate authorities. Correct it, or take it away.',
      cause,
    })
  }
}
