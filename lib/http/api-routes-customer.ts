import * as z from 'zod'
import {
  AddDeviceInput,
  ChangeDeviceInput,
  ChangePreferencesInput,
  ComparisonChangeInput,
  CreditDto,
  DataAccessDto,
  DeviceDto,
  EnrollmentDto,
  EventResponseInput,
  LeaveInput,
  Me,
  MyEventDto,
  PauseInput,
  Preferences,
  SessionDto,
  UsageDto,
} from '@/lib/protocol/me'
import { ComparisonPart, EventPart, Offer } from '@/lib/protocol/message'
import { ConfirmOrderInput, CreateOrderInput, InitOrderInput, OrderDto } from '@/lib/protocol/order'
import { Time } from '@/lib/protocol/time'
import type { ApiRoute } from './api-route'

const mine = (
  method: ApiRoute['method'],
  path: string,
  summary: string,
  more: Partial<ApiRoute> = {},
): ApiRoute => ({
  method,
  path: `/api/me${path}`,
  tag: 'My account',
  summary,
  auth: 'customer',
  ...more,
})
const list = {
  list: true,
  query: [
    { name: 'limit', description: 'Rows of a page, 1 to 200; 50 when not given' },
    { name: 'cursor', description: 'nextCursor of the page before' },
  ],
}
const gone = { status: 204 }
const step = { response: OrderDto, errors: ['out-of-order', 'stale-version', 'expired', 'not-eligible'] }

/** Operations of a signed-in customer on their own account. */
export const customerApiRoutes: ApiRoute[] = [
  mine('get', '', 'The account at a glance', { response: Me }),
  mine('delete', '', 'Deletes the account and ends every session', {
    response: z.object({ deletedAt: Time }),
    errors: ['conflict'],
  }),
  mine('get', '/offers', 'Only what this meter can take, best first', {
    response: Offer,
    list: true,
    query: [{ name: 'domain', description: 'dfp or solar' }],
  }),
  mine('get', '/orders', 'Own orders', { response: OrderDto, ...list }),
  mine('post', '/orders', 'Selects an offer', {
    request: CreateOrderInput,
    requestExample: { offerId: 'dfp:peak-savings' },
    response: OrderDto,
    status: 201,
    errors: ['not-eligible'],
  }),
  mine('get', '/orders/{id}', 'One order with its history', { response: OrderDto, errors: ['not-found'] }),
  mine('post', '/orders/{id}/init', 'Makes the quote with its terms', { request: InitOrderInput, ...step }),
  mine('post', '/orders/{id}/confirm', 'Executes exactly the quote that was shown', {
    request: ConfirmOrderInput,
    requestExample: { quoteVersion: 1 },
    ...step,
  }),
  mine('post', '/orders/{id}/cancel', 'Ends an order; the enrollment that came from it is left', step),
  mine('get', '/enrollments', 'Own enrollments', { response: EnrollmentDto, ...list }),
  mine('get', '/credits', 'What programs have paid beside their events: at sign-up, by month, by season', {
    response: CreditDto,
    ...list,
  }),
  mine('post', '/enrollments/{id}/leave', 'Leaves a program at once', {
    request: LeaveInput,
    response: EnrollmentDto,
    errors: ['not-found'],
  }),
  mine('post', '/enrollments/{id}/pause', 'Pauses a program for some days (30 when not given)', {
    request: PauseInput,
    response: EnrollmentDto,
    errors: ['not-found'],
  }),
  mine('post', '/enrollments/{id}/resume', 'Ends a pause', {
    response: EnrollmentDto,
    errors: ['not-found'],
  }),
  mine('get', '/events', 'Own events with their results', { response: MyEventDto, ...list }),
  mine('get', '/events/{id}', 'The result of one event with every step of its sum, as its card in the chat', {
    response: EventPart,
    errors: ['not-found'],
  }),
  mine('post', '/events/{id}/response', 'Yes or no to an event; the last answer counts', {
    request: EventResponseInput,
    requestExample: { accept: true },
    response: z.object({
      activationId: z.string(),
      response: z.enum(['accepted', 'declined']),
      changed: z.boolean(),
    }),
    errors: ['not-found', 'expired', 'conflict'],
  }),
  mine('get', '/usage', 'Own use: a usual day and the months of a year', { response: UsageDto }),
  mine('get', '/comparison', 'Solar against a program, or both, on own readings', {
    response: ComparisonPart,
    query: [
      { name: 'offerId', description: 'A solar offer; the shortest wait when not given' },
      { name: 'programId', description: 'A program; the one joined, else the first offered' },
    ],
  }),
  mine('patch', '/comparison', 'Changes one assumption and works it out anew', {
    request: ComparisonChangeInput,
    requestExample: { id: 'retailMinorPerKwh', value: '0.30' },
    response: ComparisonPart,
  }),
  mine('get', '/devices', 'Own devices', { response: DeviceDto, ...list }),
  mine('post', '/devices', 'Adds a device', {
    request: AddDeviceInput,
    requestExample: { type: 'battery' },
    response: DeviceDto,
    status: 201,
  }),
  mine('patch', '/devices/{id}', 'Changes a device', {
    request: ChangeDeviceInput,
    response: DeviceDto,
    errors: ['not-found'],
  }),
  mine('delete', '/devices/{id}', 'Removes a device', { ...gone, errors: ['not-found', 'conflict'] }),
  mine('get', '/sessions', 'Where the account is signed in', { response: SessionDto, ...list }),
  mine('delete', '/sessions/{id}', 'Ends one session', { ...gone, errors: ['not-found'] }),
  mine('get', '/preferences', 'How the customer wants to be told things', { response: Preferences }),
  mine('patch', '/preferences', 'Changes messages, quiet hours, vacation or language', {
    request: ChangePreferencesInput,
    requestExample: { quietHours: { fromHour: 22, toHour: 7 } },
    response: Preferences,
  }),
  mine('get', '/data-access', 'Who looked at the customer’s data, and what for', {
    response: DataAccessDto,
    ...list,
  }),
  mine('get', '/export', 'Own data as a file', {
    contentType: 'application/json',
    query: [{ name: 'format', description: 'json, green-button (ESPI XML) or csv (readings)' }],
  }),
]
