/** A quarter hour without a reading in MeterDay.watts (the smallest 32-bit integer: no meter measures it). */
export const MISSING_WATTS = -2147483648
