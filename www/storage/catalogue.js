// The list of projects in this browser. What is in a project stands in a database of its own.
import { deleteDB, openDB } from 'idb';
import { databaseName } from './project-store.js';

/**
 * `opened` is when somebody last worked in it, `saved` when it was last written to a file, in milliseconds since 1970;
 * `changes` counts the operations since then.
 * @typedef {{ id: string, name: string, created: number, opened: number, documents: number, saved: number, changes: number }} ProjectCard
 */

/** @typedef {import('idb').IDBPDatabase<{ projects: { key: string, value: ProjectCard } }>} Catalogue */

/** @returns {Promise<Catalogue>} */
export function openCatalogue() {
  return openDB('glossator-projects', 1, {
    upgrade(database) {
      database.createObjectStore('projects', { keyPath: 'id' });
    },
    // Whoever clears the browser's storage must not have to wait for this page.
    blocking: (_current, _blocked, event) => /** @type {IDBDatabase} */ (event.target).close(),
  });
}

/**
 * @param {Catalogue} catalogue
 * @returns {Promise<ProjectCard[]>} the one worked in last first
 */
export async function listProjects(catalogue) {
  const found = await catalogue.getAll('projects');
  return found.sort((one, other) => other.opened - one.opened);
}

/**
 * @param {string} name
 * @param {number} now
 * @returns {ProjectCard}
 */
export function newProject(name, now) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return { id, name, created: now, opened: now, documents: 0, saved: 0, changes: 0 };
}

/**
 * @param {Catalogue} catalogue
 * @param {ProjectCard} card
 */
export async function putProject(catalogue, card) {
  await catalogue.put('projects', card);
}

/**
 * Deletes a project with everything in it.
 * @param {Catalogue} catalogue
 * @param {string} id
 */
export async function deleteProject(catalogue, id) {
  await deleteDB(databaseName(id));
  await catalogue.delete('projects', id);
}
