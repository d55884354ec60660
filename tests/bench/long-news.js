// Invented news of any length: furniture, titles, quotations, claims and facts, in sentences of about fifty characters.

const FURNITURE = [
  'Share on FacebookShare by e-mail',
  'Read more: Council urges port to close its old pier',
  'Advertisement',
  'Most popular',
  'Five walks along the river',
  'We use cookies to improve your visit. Accept all',
];
const PEOPLE = ['Helle Brandvold', 'Tove Ekrem', 'Piet Oduya', 'Arnt Kvaldal', 'Astrid Vellinga'];
const PLACES = ['harbour', 'council', 'ferry line', 'old pier', 'night bus', 'fish market'];

/** @param {number} characters */
export function longNews(characters) {
  /** @type {string[]} */
  const lines = [];
  let length = 0;
  for (let at = 0; length < characters; at += 1) {
    const person = PEOPLE[at % PEOPLE.length];
    const place = PLACES[at % PLACES.length];
    const [year, crowns] = [1900 + (at % 120), 3 + (at % 97)];
    /** @type {string[]} */
    const article = [
      ...(at % 4 === 0 ? FURNITURE : []),
      '',
      `The ${place} stays open, number ${at}`,
      '',
      `The ${place} opened in ${year}. It employs ${crowns} people today, most of whom live nearby. They were told of the plans at a meeting on Monday evening.`,
      '',
      `“We will not close the ${place},” said ${person}. “It has been ours since the storm of ${year}. Nobody from the ministry will take it away from us now.”`,
      '',
      `Critics say that the ${place} costs too much. It needs ${crowns} million crowns a year, according to a report by the city. The plan has plainly failed the suburbs, and it should go. A vote on the budget is expected in June.`,
      '',
    ];
    lines.push(...article);
    length += article.reduce((sum, line) => sum + line.length + 1, 0);
  }
  return lines.join('\n').slice(0, characters);
}
