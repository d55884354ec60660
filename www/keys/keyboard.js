// From a key press to the name of the key as the list of commands writes it: "j", "Shift+u", "Ctrl+z", "ArrowDown".

/**
 * @param {KeyboardEvent} event
 * @returns {string}
 */
export function keyName(event) {
  const single = event.key.length === 1;
  // AltGr types characters such as [ on many keyboards and reports itself as Ctrl+Alt.
  const typed = single && event.getModifierState('AltGraph');
  const letter = single && event.key.toLowerCase() !== event.key.toUpperCase();
  const parts = [];
  if ((event.ctrlKey || event.metaKey) && !typed) parts.push('Ctrl');
  if (event.altKey && !typed) parts.push('Alt');
  // Shift is part of what "?" and "1" are on some keyboards; it counts only where it does not choose the character.
  if (event.shiftKey && (letter || !single)) parts.push('Shift');
  parts.push(letter ? event.key.toLowerCase() : event.key);
  return parts.join('+');
}

/**
 * Whether the key belongs to what has the focus: a field takes all keys, a button takes Enter and the space bar.
 * @param {KeyboardEvent} event
 */
export function belongsToFocus(event) {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  const presses = event.key === 'Enter' || event.key === ' ';
  return presses && target.closest('button, a, summary') !== null;
}
