/** What lies where in the data folder; all of it can be made again. */
import { join, resolve } from 'node:path';

/** The real Flask, when `nibble flask install` has fetched it. */
export const flaskFolder = (dataFolder: string): string => resolve(dataFolder, 'flask');

/** Python files, compiled for the sandbox. */
export const compiledFolder = (dataFolder: string): string => join(resolve(dataFolder), 'compiled-python');
