/** `nibble migrate`, `backup` and `copy`: what an operator does with a database. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { backupDatabase, copyDatabase } from '../../storage/backup.js';
import { openStorage } from '../../storage/storage.js';
/** Brings the database up to date (and makes it, when it is missing), as a start of the bot would. */
export async function migrate({ databaseUrl }, print) {
    const store = await openStorage(databaseUrl);
    await store.close();
    print('The database is up to date.');
}
/** Copies the SQLite database into a file while the bot runs. */
export async function backup({ databaseUrl }, file, print) {
    await backupDatabase(databaseUrl, file);
    print(`Wrote ${basename(file)}, ${statSync(file).size} bytes.`);
}
/** Moves everything into another, empty database, and shows what was counted on both sides. */
export async function copy(from, to, print) {
    for (const { table, rows, checksum } of await copyDatabase(from, to))
        print(`${table.padEnd(10)} ${String(rows).padStart(9)} rows  ${checksum}`);
    print('Both databases hold the same. Set DATABASE_URL to the new one.');
}
//# sourceMappingURL=database.js.map