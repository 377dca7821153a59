import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { TriedOperation } from '../../../shared/ipc/custom-connector-payloads.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { Section } from '../../ui/section.tsx'

const strings = connectorEditorStrings.test

/** Longest body drawn; the whole one would hold the window up. In UTF-16 units. */
const maxDrawn = 100_000

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '16px' },
  line: { display: 'flex', gap: '8px', alignItems: 'center', flexWrap: 'wrap', overflowWrap: 'anywhere' },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  block: {
    margin: '8px 0 0',
    padding: '10px 12px',
    maxHeight: '320px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
})

interface TriedExchangeProps {
  readonly tried: TriedOperation
}

/** What went over the wire, both ways. */
export function TriedExchange({ tried }: TriedExchangeProps) {
  const styles = useStyles()
  const { request, response } = tried
  const box = useRef<HTMLDivElement>(null)
  // The answer comes below the form, out of sight.
  useEffect(() => {
    if (tried !== undefined) box.current?.scrollIntoView?.({ block: 'nearest' })
  }, [tried])
  const isGood = response.status >= 200 && response.status < 300
  return (
    <div ref={box} className={styles.parts}>
      <Section title={strings.response}>
        <div className={styles.line} role="status">
          <Badge appearance="filled" color={isGood ? 'success' : 'danger'}>
            {response.status}
          </Badge>
          {strings.status(response.status, response.durationMs, response.bytes)}
        </div>
        <Headers headers={response.headers} />
        <pre className={styles.block}>
          {response.body === '' ? strings.empty : response.body.slice(0, maxDrawn)}
        </pre>
      </Section>
      <Section title={strings.request}>
        <div className={styles.line}>
          <Badge appearance="outline">{request.method}</Badge>
          <span className={styles.mono}>{request.url}</span>
        </div>
        <Headers headers={request.headers} />
        {request.body !== undefined && <pre className={styles.block}>{request.body.slice(0, maxDrawn)}</pre>}
      </Section>
    </div>
  )
}

function Headers({ headers }: { readonly headers: readonly (readonly [string, string])[] }) {
  const styles = useStyles()
  if (headers.length === 0) return null
  return (
    <details>
      <summary>{`${strings.headers} (${headers.length})`}</summary>
      <pre className={styles.block}>{headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
    </details>
  )
}
