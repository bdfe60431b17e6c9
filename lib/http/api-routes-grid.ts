import type { ApiRoute } from './api-route'
import { activationApiRoutes } from './api-routes-activations'
import { alarmApiRoutes } from './api-routes-alarms'
import { alertApiRoutes } from './api-routes-alerts'
import { networkApiRoutes } from './api-routes-network'
import { policyApiRoutes } from './api-routes-policies'
import { programApiRoutes } from './api-routes-programs'
import { reportApiRoutes } from './api-routes-reports'

/** Operations of outside systems and the control room. */
export const gridApiRoutes: ApiRoute[] = [
  ...alertApiRoutes,
  ...alarmApiRoutes,
  ...policyApiRoutes,
  ...networkApiRoutes,
  ...activationApiRoutes,
  ...programApiRoutes,
  ...reportApiRoutes,
]
