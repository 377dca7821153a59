import { defineFunction, example, required } from './define-function.ts'

/** `appsetting`: Value of an app setting. Source: WDL functions reference. */
export const appsetting = defineFunction({
  name: 'appsetting',
  category: 'workflow',
  parameters: [required('settingName', 'string', 'Name of the app setting.')],
  returns: 'string',
  summary: 'Value of an app setting.',
  examples: [
    example("appsetting('Region')", 'west'),
    example("concat(appsetting('Region'), '-1')", 'west-1'),
  ],
  reads: (call, context, settingName = null) => {
    const value = context.appSetting(call.text(settingName, 0))
    if (value === undefined) throw call.missing('app setting', settingName)
    return value
  },
})
