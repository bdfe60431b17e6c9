import type { ApiRoute } from './api-route'

/** Operations of a signed-in customer on their own account. */
export const customerApiRoutes: ApiRoute[] = []
