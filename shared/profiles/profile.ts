/** A platform whose limits and defaults a flow follows. */
export type ProfileName = 'power-automate' | 'logic-apps-consumption' | 'logic-apps-standard'

/** Whether a run refuses a definition that is beyond its platform's limits, or takes it as far as it can. */
export type LimitMode = 'enforced' | 'off'
