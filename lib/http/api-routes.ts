import type { ApiRoute } from './api-route'
import { adminApiRoutes } from './api-routes-admin'
import { customerApiRoutes } from './api-routes-customer'
import { customersStaffApiRoutes } from './api-routes-customers-staff'
import { gridApiRoutes } from './api-routes-grid'
import { integrationApiRoutes } from './api-routes-integration'
import { systemApiRoutes } from './api-routes-system'

/** Every documented operation. A test holds it against the route files. */
export const apiRoutes: ApiRoute[] = [
  ...gridApiRoutes,
  ...customerApiRoutes,
  ...customersStaffApiRoutes,
  ...systemApiRoutes,
  ...adminApiRoutes,
  ...integrationApiRoutes,
]
