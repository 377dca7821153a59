export { type ConnectorEdit, type EditedConnector, isOpenApi3, noEdit } from './connector-edit.ts'
export { readServerAddress, type ServerAddress, setColor, setInfo, setServerAddress } from './edit-general.ts'
export {
  addOperation,
  deleteOperation,
  moveOperation,
  type NewOperation,
  setOperationExtension,
  setOperationText,
} from './edit-operation.ts'
export {
  addParameter,
  applySampleRequest,
  deleteParameter,
  deleteResponse,
  type ParameterForm,
  readParameterForms,
  type SampleRequest,
  setBodySchema,
  setParameter,
  setResponse,
} from './edit-parameters.ts'
export {
  addPolicy,
  deletePolicy,
  setPolicyField,
  setPolicyOperations,
  setPolicySection,
  setPolicyTitle,
} from './edit-policy.ts'
export { emptyOAuth, type OAuthChoice, readSignIn, type SignInChoice, setSignIn } from './edit-security.ts'
export {
  type CallbackPlace,
  callbackPlaces,
  setCallbackPlace,
  setNotificationSample,
  setTrigger,
  setTriggerHint,
  type TriggerKind,
} from './edit-trigger.ts'
export { type PolicyField, type PolicyForm, policyForms } from './policy-forms.ts'
