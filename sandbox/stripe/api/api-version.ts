/** The version of Stripe's API whose shapes the simulator speaks: the one that the installed SDK pins. */
export const API_VERSION = '2026-10-28.endive'
