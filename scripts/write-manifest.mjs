/**
 * Writes adapters/slack/manifest.json from the table of features, after `npm run build`. A test holds the file to it.
 */
import { writeFileSync } from 'node:fs';
import { writeManifest } from '../dist/adapters/slack/manifest.js';
import { COMMANDS } from '../dist/src/tutor/features/index.js';

const file = new URL('../adapters/slack/manifest.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(writeManifest(COMMANDS), null, 2)}\n`);
