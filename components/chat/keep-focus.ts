/** A pressed button that went away with its card must not leave the keyboard nowhere: the composer is next. */
export function keepFocus(): void {
  if (!window.matchMedia('(pointer: fine)').matches) return
  setTimeout(() => {
    if (document.activeElement === document.body)
      document.getElementById('say')?.focus({ preventScroll: true })
  }, 400)
}
