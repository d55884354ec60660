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
export const checkIcon = icon(svg`<path d="M4 10.500l4 4 8-9" />`);
