// What a person sees who has nothing open: what the page does, shown on itself, and the ways in.
import { html, nothing } from 'lit';
import { menuIcon } from './icons.js';
import { openForm } from './open-form.js';

/**
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function welcomeView(around, actions) {
  if (!around.ready) return nothing;
  return html`
    <div class="welcome">
      <button class="quiet drawer-button" aria-label="Documents" @click=${actions.toggleDrawer}>${menuIcon}</button>
      <h1>Read the news with its glosses.</h1>
      <p class="lede">
        Glossator divides an article into passages, says of each what it is, and leaves the last word to you.
        It all happens in this browser: nothing is sent anywhere.
      </p>
      <dl class="specimen">
        ${around.labels.map(
          ({ name, meaning, example }) => html`
            <dt class="mark ${name}">${name}</dt>
            <dd>
              <span class="passage ${name}"><span class="words">${example}</span></span>
              <span class="meaning">${meaning}</span>
            </dd>
          `,
        )}
      </dl>
      <div class="ways-in">
        ${openForm(actions, { focus: false })}
        <p class="said" role="status">${around.said}</p>
      </div>
    </div>
  `;
}
