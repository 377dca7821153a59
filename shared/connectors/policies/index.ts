/** Every policy template of the Power Platform that we know, by folded id. */
export const policyTemplateIds = [
  'convertarraytoobject',
  'convertobjecttoarray',
  'dynamichosturl',
  'dynamicsubdomain',
  'encodepropertyvalue',
  'moveproperties',
  'pollingtrigger',
  'routerequesttoendpoint',
  'setconnectionstatustounauthenticated',
  'setheader',
  'setproperty',
  'setqueryparameter',
  'setvaluefromurl',
  'stringreplace',
  'stringtoarray',
  'updatenextlink',
] as const

const known: ReadonlySet<string> = new Set(policyTemplateIds)

/** Whether a policy template is one of those we know. */
export function isKnownPolicy(templateId: string): boolean {
  return known.has(templateId)
}
