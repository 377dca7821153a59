/** A platform whose limits and defaults a flow follows. */
export type ProfileName = 'power-automate' | 'logic-apps-consumption' | 'logic-apps-standard'
