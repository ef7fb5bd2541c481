/** What browsers say that a file is. They go by the end of its name, never by what is in it. */

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xml: 'text/xml',
  zip: 'application/zip',
};

/** The type of a file by its name; empty for an end that is not here, as for one that a browser does not know. */
export function typeByName(name: string): string {
  const [, end = ''] = /\.([a-z0-9]+)$/i.exec(name) ?? [];
  const known = end.toLowerCase();
  return Object.hasOwn(TYPES, known) ? (TYPES[known] ?? '') : '';
}
