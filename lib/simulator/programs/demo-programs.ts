import { batteryBoost } from '@/lib/simulator/programs/battery-boost'
import { batterySeason } from '@/lib/simulator/programs/battery-season'
import { businessBid } from '@/lib/simulator/programs/business-bid'
import { businessStandby } from '@/lib/simulator/programs/business-standby'
import { comfortFlex } from '@/lib/simulator/programs/comfort-flex'
import { coolingCycle } from '@/lib/simulator/programs/cooling-cycle'
import { criticalDays } from '@/lib/simulator/programs/critical-days'
import type { DemoProgram } from '@/lib/simulator/programs/demo-program'
import { evEveningPause } from '@/lib/simulator/programs/ev-evening-pause'
import { heatwaveRelief } from '@/lib/simulator/programs/heatwave-relief'
import { hotWaterTimeout } from '@/lib/simulator/programs/hot-water-timeout'
import { peakSavings } from '@/lib/simulator/programs/peak-savings'
import { summerComfort } from '@/lib/simulator/programs/summer-comfort'
import { winterHour } from '@/lib/simulator/programs/winter-hour'

/** The utility's programs in the demo: four that can be called at any hour come first in every offer. */
export const demoPrograms: DemoProgram[] = [
  peakSavings,
  comfortFlex,
  hotWaterTimeout,
  batteryBoost,
  evEveningPause,
  summerComfort,
  coolingCycle,
  batterySeason,
  winterHour,
  criticalDays,
  heatwaveRelief,
  businessStandby,
  businessBid,
]
