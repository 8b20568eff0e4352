// npm start: installs what is missing, builds what is stale, serves.
import { spawn } from 'node:child_process';
import { build, install, node, projectEnv, root } from './toolchain.mjs';

install();
build();
const server = spawn(node, ['apps/server/build/main.js'], {
  cwd: root,
  stdio: 'inherit',
  env: projectEnv({ NODE_ENV: 'production' }),
});
// Ctrl-C reaches the server too; this process waits until it has put everything away.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
