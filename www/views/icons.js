// The small pictures on buttons. They repeat what the button's text or name says and are hidden from screen readers.
import { html, svg } from 'lit';

/** @param {import('lit').SVGTemplateResult} drawing */
const icon = (drawing) =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${drawing}</svg>`;

export const plusIcon = icon(svg`<path d="M10 4v12M4 10h12" />`);
export const closeIcon = icon(svg`<path d="M5 5l10 10M15 5L5 15" />`);
export const menuIcon = icon(svg`<path d="M3 5.500h14M3 10h14M3 14.500h14" />`);
export const undoIcon = icon(svg`<path d="M7.5 4L3.5 8l4 4M4 8h7.500a4 4 0 0 1 0 8H8" />`);
export const redoIcon = icon(svg`<path d="M12.5 4l4 4-4 4M16 8H8.500a4 4 0 0 0 0 8H12" />`);
export const exportIcon = icon(svg`<path d="M10 3v9.500M6 9l4 4 4-4M4 16.500h12" />`);
export const moreIcon = icon(
  svg`<path d="M4.500 10h.01M10 10h.01M15.500 10h.01" stroke-width="2.6" />`,
);
export const backIcon = icon(svg`<path d="M12 4.500L6.500 10l5.500 5.500" />`);
export const forthIcon = icon(svg`<path d="M8 4.500l5.500 5.500L8 15.500" />`);
export const checkIcon = icon(svg`<path d="M4 10.500l4 4 8-9" />`);
export const noteIcon = icon(
  svg`<path d="M4 3.500h12v9.500l-4 4H4zM16 13h-4v4M7 7.500h6M7 10.500h4" />`,
);
export const flagIcon = icon(svg`<path d="M5 17.500V3.500h9.500l-2 3.500 2 3.500H5" />`);
export const searchIcon = icon(
  svg`<path d="M8.500 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM12.500 12.500l4.500 4.500" />`,
);
