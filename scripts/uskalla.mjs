// npm run uskalla <command>: what is done to an installation from outside.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, install, node, root, run } from './toolchain.mjs';

const folder = 'apps/server/src/cli';
const commands = readdirSync(join(root, folder)).map((file) => file.replace(/\.ts$/, ''));
const [command, ...args] = process.argv.slice(2);
if (!commands.includes(command)) fail(`Commands: ${commands.join(', ')}`);
install();
run(node, [`${folder}/${command}.ts`, ...args]);
