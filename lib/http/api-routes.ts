import type { ApiRoute } from './api-route'
import { customerApiRoutes } from './api-routes-customer'
import { gridApiRoutes } from './api-routes-grid'
import { systemApiRoutes } from './api-routes-system'

/** Every documented operation. A test holds it against the route files. */
export const apiRoutes: ApiRoute[] = [...gridApiRoutes, ...customerApiRoutes, ...systemApiRoutes]
