/** "F-12 Waterfront"; a name that already begins with its id stays as it is. */
export function assetLabel(id: string, name: string): string {
  return name === '' || name === id || name.startsWith(`${id} `) ? name || id : `${id} ${name}`
}

/** A person as history rows name them, without the prefix that says what kind of actor it is. */
export function personName(actor: string): string {
  return actor.replace(/^(staff|system|key|customer):/, '')
}
