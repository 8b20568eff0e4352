// npm run dev: one port, hot reload of web and server, websockets included.
import { spawn } from 'node:child_process';
import { build, install, node, projectEnv, root } from './toolchain.mjs';

install();
build(false);
const server = spawn(node, ['--watch', '--watch-preserve-output', 'apps/server/src/main.ts', '--dev'], {
  cwd: root,
  stdio: 'inherit',
  env: projectEnv({ NODE_ENV: 'development' }),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
