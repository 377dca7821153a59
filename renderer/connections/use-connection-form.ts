import { useEffect, useMemo, useRef, useState } from 'react'
import { hostsOfConnection } from '../../shared/connectors/connection-options.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import type { ChosenFile } from './connection-field.tsx'
import {
  type FormFields,
  fieldsOf,
  isSecretName,
  missingFields,
  readHosts,
  type SignInWay,
  valuesToSend,
} from './connection-form-model.ts'

/** What a form is about and begins with. */
export interface ConnectionFormStart {
  readonly way: SignInWay
  readonly values: Readonly<Record<string, string>>
  readonly hosts: readonly string[]
  /** A connection is changed: secrets may stay as they are stored. */
  readonly isChange: boolean
}

/** A form of a connection's values. */
export interface ConnectionFormState {
  readonly way: SignInWay
  readonly isChange: boolean
  readonly fields: FormFields
  readonly values: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, ChosenFile>>
  readonly hostsText: string
  /** Required fields without a value; empty: the form can be sent. */
  readonly missing: readonly string[]
  set(name: string, value: string): void
  setHosts(text: string): void
  pickFile(name: string): void
  forgetFile(name: string): void
  /** What goes to main. */
  toSend(): {
    readonly values: Readonly<Record<string, string>>
    readonly files: Readonly<Record<string, string>>
    readonly hosts: string[]
  }
}

/** The state of a form of one way to sign in. It is begun anew for another way. Picked files go with the form. */
export function useConnectionForm(start: ConnectionFormStart): ConnectionFormState {
  const { way, isChange } = start
  const [values, setValues] = useState(start.values)
  const [files, setFiles] = useState<Readonly<Record<string, ChosenFile>>>({})
  // Hosts that follow from the values do so until somebody writes others.
  const followed = (of: Readonly<Record<string, string>>) =>
    way.option?.hostTemplates === undefined ? undefined : hostsOfConnection(way.option, of)
  const begun = start.hosts.join(' ')
  const follows = begun === '' || followed(start.values)?.join(' ') === begun
  const [typedHosts, setHosts] = useState(follows && followed({}) !== undefined ? undefined : begun)
  const hostsText = typedHosts ?? followed(values)?.join(' ') ?? ''
  const held = useRef(files)
  held.current = files
  const fields = useMemo(() => fieldsOf(way, values), [way, values])

  useEffect(
    () => () => {
      const tokens = Object.values(held.current).map(({ token }) => token)
      if (tokens.length > 0) void bridge.connections.forgetFiles({ tokens }).catch(() => undefined)
    },
    [],
  )

  const missing = missingFields(fields, values, files).filter(
    (name) => !(isChange && isSecretName(way.kind, name)),
  )
  const forgetFile = (name: string) => {
    const file = files[name]
    if (file === undefined) return
    setFiles(({ [name]: _gone, ...others }) => others)
    void bridge.connections.forgetFiles({ tokens: [file.token] }).catch(() => undefined)
  }
  return {
    way,
    isChange,
    fields,
    values,
    files,
    hostsText,
    missing,
    set: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    setHosts,
    pickFile: (name) => {
      bridge.connections.pickFile({ format: name === 'pfx' ? 'pfx' : 'pem' }).then(
        (file) => {
          if (file === null) return
          forgetFile(name)
          setFiles((before) => ({ ...before, [name]: file }))
          setValues((before) => ({ ...before, [name]: '' }))
        },
        (thrown: unknown) => notifyError(strings.create.chooseFile, thrown),
      )
    },
    forgetFile,
    toSend: () => ({
      values: valuesToSend(way, values, isChange),
      files: Object.fromEntries(Object.entries(files).map(([name, { token }]) => [name, token])),
      hosts: readHosts(hostsText),
    }),
  }
}
