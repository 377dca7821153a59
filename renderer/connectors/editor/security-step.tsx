import {
  Dropdown,
  Field,
  MessageBar,
  MessageBarBody,
  Option,
  Radio,
  RadioGroup,
} from '@fluentui/react-components'
import {
  emptyOAuth,
  type OAuthChoice,
  readSignIn,
  type SignInChoice,
  setSignIn,
} from '../../../shared/connectors/edit/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { CommitField } from './commit-field.tsx'
import type { ConnectorForms } from './edited-connector.ts'
import { StepLayout } from './step-layout.tsx'

const strings = connectorEditorStrings.security

/** What each kind begins with. */
const initial: Readonly<Record<SignInChoice['kind'], SignInChoice>> = {
  none: { kind: 'none' },
  apiKey: { kind: 'apiKey', label: 'API key', name: 'X-API-Key', in: 'header' },
  basic: { kind: 'basic', userLabel: 'User name', passwordLabel: 'Password' },
  bearer: { kind: 'bearer', label: 'Token' },
  oauth2: { kind: 'oauth2', ...emptyOAuth },
}

const kinds = Object.keys(initial) as readonly SignInChoice['kind'][]

interface SecurityStepProps {
  readonly forms: ConnectorForms
  readonly onNext: () => void
}

/** How connections of the connector sign in. */
export function SecurityStep({ forms, onNext }: SecurityStepProps) {
  const { isReadOnly, apply } = forms
  const choice = readSignIn(forms)
  const set = (next: SignInChoice) => apply(connectorEditorStrings.steps.signIn, () => setSignIn(forms, next))
  return (
    <StepLayout next={{ label: strings.next, go: onNext }}>
      {choice.kind === 'several' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{strings.several}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={strings.kind}>
        <RadioGroup
          value={choice.kind}
          disabled={isReadOnly}
          onChange={(_event, { value }) => {
            const kind = kinds.find((known) => known === value)
            if (kind !== undefined) set(initial[kind])
          }}
        >
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <>
                  {strings.kinds[kind]}
                  <br />
                  <small>{strings.hints[kind]}</small>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {choice.kind === 'apiKey' && (
        <>
          <CommitField
            label={strings.label}
            hint={strings.labelHint}
            isDisabled={isReadOnly}
            value={choice.label}
            onCommit={(label) => set({ ...choice, label })}
          />
          <CommitField
            label={strings.name}
            isMonospace
            isRequired
            isDisabled={isReadOnly}
            value={choice.name}
            onCommit={(name) => set({ ...choice, name })}
          />
          <Field label={strings.place}>
            <Dropdown
              disabled={isReadOnly}
              value={choice.in === 'query' ? strings.query : strings.header}
              selectedOptions={[choice.in]}
              onOptionSelect={(_event, { optionValue }) =>
                set({ ...choice, in: optionValue === 'query' ? 'query' : 'header' })
              }
            >
              <Option value="header">{strings.header}</Option>
              <Option value="query">{strings.query}</Option>
            </Dropdown>
          </Field>
        </>
      )}
      {choice.kind === 'bearer' && (
        <CommitField
          label={strings.label}
          isDisabled={isReadOnly}
          value={choice.label}
          onCommit={(label) => set({ ...choice, label })}
        />
      )}
      {choice.kind === 'basic' && (
        <>
          <CommitField
            label={strings.userLabel}
            isDisabled={isReadOnly}
            value={choice.userLabel}
            onCommit={(userLabel) => set({ ...choice, userLabel })}
          />
          <CommitField
            label={strings.passwordLabel}
            isDisabled={isReadOnly}
            value={choice.passwordLabel}
            onCommit={(passwordLabel) => set({ ...choice, passwordLabel })}
          />
        </>
      )}
      {choice.kind === 'oauth2' && <OAuthFields choice={choice} isDisabled={isReadOnly} onSet={set} />}
    </StepLayout>
  )
}

interface OAuthFieldsProps {
  readonly choice: { readonly kind: 'oauth2' } & OAuthChoice
  readonly isDisabled: boolean
  readonly onSet: (choice: SignInChoice) => string | undefined
}

type TextName = Exclude<keyof OAuthChoice, 'identityProvider'>

const fieldsOf: Readonly<Record<OAuthChoice['identityProvider'], readonly TextName[]>> = {
  oauth2: ['clientId', 'authorizationUrl', 'tokenUrl', 'refreshUrl', 'scopes'],
  aad: ['clientId', 'loginUri', 'tenantId', 'resourceUri', 'scopes'],
}

function OAuthFields({ choice, isDisabled, onSet }: OAuthFieldsProps) {
  const hints: Partial<Record<TextName, string>> = {
    clientId: strings.clientIdHint,
    scopes: strings.scopesHint,
  }
  return (
    <>
      <Field label={strings.provider}>
        <Dropdown
          disabled={isDisabled}
          value={strings.providers[choice.identityProvider]}
          selectedOptions={[choice.identityProvider]}
          onOptionSelect={(_event, { optionValue }) =>
            onSet({ ...choice, identityProvider: optionValue === 'aad' ? 'aad' : 'oauth2' })
          }
        >
          <Option value="oauth2">{strings.providers.oauth2}</Option>
          <Option value="aad">{strings.providers.aad}</Option>
        </Dropdown>
      </Field>
      {fieldsOf[choice.identityProvider].map((name) => (
        <CommitField
          key={name}
          label={strings[name]}
          isMonospace
          isDisabled={isDisabled}
          value={choice[name]}
          {...(hints[name] === undefined ? {} : { hint: hints[name] })}
          onCommit={(value) => onSet({ ...choice, [name]: value })}
        />
      ))}
    </>
  )
}
