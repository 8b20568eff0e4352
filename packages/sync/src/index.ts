export type * from './connection.ts';
export { fromWebSocket, type WebSocketLike } from './from-web-socket.ts';
export * from './options.ts';
export { createSyncServer, type SyncServer } from './sync-server.ts';
export * from './update-log.ts';
