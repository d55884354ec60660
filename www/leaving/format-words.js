// What the page says of formats beyond what the core knows: what each is for, and what its options are called.

/** @typedef {import('../core/glossator.js').Format} Format */
/** @typedef {import('../core/glossator.js').Kind} Kind */

/** @type {Record<Format, string>} */
export const PURPOSES = {
  glossator: 'All that is known here',
  'label-studio': 'Review and labelling by several people',
  doccano: 'Sequences, relations or classes',
  spacy: 'Training span categorizers',
  hf: 'Training transformers, with a card',
  w3c: 'Linked data, for Recogito and others',
  brat: 'Texts and stand-off annotations',
  csv: 'Spreadsheets, a passage a row',
  tsv: 'The same with tabs',
  'cas-json': 'UIMA pipelines and dkpro-cassis',
  semeval: 'Articles and a table of spans',
  argilla: 'Curating, our labels as suggestions',
  'webanno-tsv': 'WebAnno and INCEpTION',
  conll: 'Training taggers, a token a line',
  parquet: 'Columns for data frames',
};

/** @type {Record<Kind, string>} */
export const KINDS = {
  spans: 'Spans in whole texts',
  relations: 'Spans, and links from quotes to speakers',
  classification: 'A passage and its label a record',
  tokens: 'Tokens with tags',
};

/**
 * What offsets count, to end the sentence "Offsets count …".
 * @param {import('../core/glossator.js').FormatInfo} format
 * @param {import('../core/glossator.js').ExportOptions} options
 */
export function unitSaid(format, options) {
  if (options.graphemes) return 'grapheme clusters, what a reader takes for one character';
  return format.unitMeaning;
}
