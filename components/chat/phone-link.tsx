import { telHref } from './chat-context'

export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a className="link whitespace-nowrap" href={telHref(phone)}>
      {phone}
    </a>
  )
}
