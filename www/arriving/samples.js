// Three invented articles that show the page at work: one drowned in page furniture, one with „German“ marks and long
// quotations, one opinion piece.
import fischmarkt from '../samples/fischmarkt.txt?url';
import harbourCouncil from '../samples/harbour-council.txt?url';
import opinionFerries from '../samples/opinion-ferries.txt?url';

/** @typedef {{ name: string, title: string, about: string, address: string }} Sample */

/** @type {readonly Sample[]} */
export const samples = [
  {
    name: 'harbour-council.txt',
    title: 'A council report',
    about: 'copied with menus, teasers and a cookie notice',
    address: harbourCouncil,
  },
  {
    name: 'fischmarkt.txt',
    title: 'The fish market',
    about: '„German“ marks, quotations over several paragraphs',
    address: fischmarkt,
  },
  {
    name: 'opinion-ferries.txt',
    title: 'An opinion on ferries',
    about: 'a column: claim upon claim',
    address: opinionFerries,
  },
];
