import {
  AdvanceSolarInput,
  AnswerTicketInput,
  SolarOrderDto,
  StaffTicketDto,
  TicketCallbackInput,
  TicketDetailDto,
} from '@/lib/protocol/admin-customers'
import { DeviceDto } from '@/lib/protocol/me'
import { OrderDto } from '@/lib/protocol/order'
import type { ApiRoute } from './api-route'

const forOperators = (
  method: ApiRoute['method'],
  path: string,
  summary: string,
  more: Partial<ApiRoute> = {},
): ApiRoute => ({
  method,
  path: `/api/admin/${path}`,
  tag: 'Customers, for staff',
  summary,
  auth: 'staff',
  needs: 'operator',
  ...more,
})

/** What staff do for customers: tickets, solar orders, devices. */
export const customersStaffApiRoutes: ApiRoute[] = [
  forOperators('get', 'tickets', 'What waits for a person, newest first', {
    query: [{ name: 'state', description: 'open, answered or closed; without it all' }],
    response: StaffTicketDto,
    list: true,
    errors: ['invalid-input'],
  }),
  forOperators('get', 'tickets/{id}', 'A ticket with its conversation; the customer sees who looked', {
    response: TicketDetailDto,
    errors: ['not-found'],
  }),
  forOperators('post', 'tickets/{id}/answer', 'Answer into the customer’s chat, by name', {
    request: AnswerTicketInput,
    requestExample: { text: 'I have looked at your bill: the second line was ours. It is corrected.' },
    response: StaffTicketDto,
    errors: ['invalid-input', 'not-found', 'conflict'],
  }),
  forOperators('post', 'tickets/{id}/callback', 'Set when a person calls back; the customer is told', {
    request: TicketCallbackInput,
    requestExample: { callbackAt: 'morning' },
    response: StaffTicketDto,
    errors: ['invalid-input', 'not-found', 'conflict'],
  }),
  forOperators('post', 'tickets/{id}/close', 'Close a ticket; closed twice is closed once', {
    response: StaffTicketDto,
    errors: ['not-found'],
  }),
  forOperators('get', 'solar-orders', 'Confirmed solar orders, newest first', {
    query: [{ name: 'view', description: 'under-way, switched-on or canceled; without it all' }],
    response: SolarOrderDto,
    list: true,
    errors: ['invalid-input'],
  }),
  forOperators('post', 'solar-orders/{id}/advance', 'Move an order to its next stage; the customer is told', {
    request: AdvanceSolarInput,
    requestExample: { fromStage: 'site-visit', note: 'Roof measured' },
    response: OrderDto,
    errors: ['invalid-input', 'not-found', 'conflict', 'out-of-order'],
  }),
  forOperators('post', 'devices/{id}/connect', 'Vouch for a pending device’s connection; not in the demo', {
    response: DeviceDto,
    errors: ['not-found', 'conflict'],
  }),
]
