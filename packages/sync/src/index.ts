export type * from './bus.ts';
export type * from './connection.ts';
export { fromWebSocket, type StreamLike, type WebSocketLike } from './from-web-socket.ts';
export { Heartbeat } from './heartbeat.ts';
export { createMemoryUpdateLog } from './memory-update-log.ts';
export * from './options.ts';
export { webSocketFrame } from './shared-message.ts';
export { createSyncServer, type SyncServer } from './sync-server.ts';
export type * from './update-log.ts';
