/** One value that a policy template takes. */
export interface PolicyField {
  /** Without its `x-ms-apimTemplateParameter.` prefix. */
  readonly name: string
  readonly type: 'text' | 'json' | 'choice' | 'flag'
  readonly choices?: readonly string[]
  /** What a new instance begins with. */
  readonly initial: string
  readonly isRequired: boolean
}

/** The form of one policy template. */
export interface PolicyForm {
  /** As files write it: `setheader`. */
  readonly templateId: string
  /** Whether an instance says which side it works on. */
  readonly hasSection: boolean
  readonly fields: readonly PolicyField[]
}

const text = (name: string, initial = '', isRequired = true): PolicyField => ({
  name,
  type: 'text',
  initial,
  isRequired,
})
const choice = (name: string, choices: readonly string[]): PolicyField => ({
  name,
  type: 'choice',
  choices,
  initial: choices[0] ?? '',
  isRequired: true,
})

/** Fields that policies on a property of the body have in common. */
const ofBody: readonly PolicyField[] = [
  text('propertyParentPath', '@body()'),
  text('propertySubPath'),
  text('newPropertyPath', '', false),
]

/** The form of every policy template that works here. Source: Microsoft Learn, "Policy templates in custom connectors". */
export const policyForms: readonly PolicyForm[] = [
  {
    templateId: 'dynamichosturl',
    hasSection: false,
    fields: [text('urlTemplate', "https://@connectionParameters('host')")],
  },
  {
    templateId: 'dynamicsubdomain',
    hasSection: false,
    fields: [text('subdomain', "@connectionParameters('subdomain')")],
  },
  {
    templateId: 'setheader',
    hasSection: true,
    fields: [text('name'), text('value'), choice('existsAction', ['override', 'skip', 'append'])],
  },
  {
    templateId: 'setqueryparameter',
    hasSection: false,
    fields: [text('name'), text('value'), choice('existsAction', ['override', 'skip', 'append'])],
  },
  {
    templateId: 'routerequesttoendpoint',
    hasSection: false,
    fields: [text('newPath', '/'), text('httpMethod', '@Request.OriginalHTTPMethod')],
  },
  {
    templateId: 'setproperty',
    hasSection: true,
    fields: [
      text('newPropertyParentPathTemplate', '@body()'),
      text('newPropertySubPathTemplate'),
      text('propertyValuePathTemplate'),
    ],
  },
  {
    templateId: 'convertarraytoobject',
    hasSection: true,
    fields: [...ofBody, text('keyWithinCollectionPath'), choice('retainKey', ['true', 'false'])],
  },
  {
    templateId: 'convertobjecttoarray',
    hasSection: true,
    fields: [...ofBody, text('keyName', 'key'), text('valueName', '', false)],
  },
  {
    templateId: 'stringreplace',
    hasSection: true,
    fields: [...ofBody, text('sourceString'), text('replacementString', '', false)],
  },
  {
    templateId: 'stringtoarray',
    hasSection: true,
    fields: [...ofBody, text('delimiterList', ','), text('childPropertyName', '', false)],
  },
  { templateId: 'moveproperties', hasSection: true, fields: ofBody },
  { templateId: 'encodepropertyvalue', hasSection: true, fields: ofBody },
  {
    templateId: 'setvaluefromurl',
    hasSection: false,
    fields: [
      text('parameterTemplate', "@headers('If-Match')"),
      text('parameterValueUrl', '/'),
      text('parameterValuePathTemplate', "@body()['id']"),
      choice('httpMethod', ['GET', 'POST', 'PUT']),
    ],
  },
  {
    templateId: 'pollingtrigger',
    hasSection: false,
    fields: [
      text('triggerDataPath', '@triggerBody().value'),
      { name: 'triggerConfig', type: 'json', initial: '{}', isRequired: true },
    ],
  },
  {
    templateId: 'updatenextlink',
    hasSection: false,
    fields: [text('nextLinkPropertyName', 'nextLink'), text('nextLinkParentPropertyPath', '', false)],
  },
  {
    templateId: 'setconnectionstatustounauthenticated',
    hasSection: false,
    fields: [text('statusCode', '401')],
  },
]
