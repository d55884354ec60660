// The guidelines that a project begins with, and what renders any: one file to load when guidelines are first looked at.
import text from './guidelines.md?raw';

export { renderMarkdown } from './markdown.js';

export const defaultGuidelines = text;
