/** The library as the server hands it to the browser, beside the page's own files. */
export { Idiomorph } from 'idiomorph';
