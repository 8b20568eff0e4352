/**
 * Preloaded into every server that is measured: answers, over the channel it was started with, what the process has
 * spent and holds. The same for all, so none is measured by other means than its peers.
 */
process.on('message', (question) => {
  if (question === 'processor') {
    const { user, system } = process.cpuUsage();
    process.send?.({ answer: user + system });
  } else if (question === 'memory') {
    for (let n = 0; n < 3; n++) globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    process.send?.({ answer: heapUsed + external });
  } else if (question === 'resident') {
    process.send?.({ answer: process.memoryUsage.rss() });
  }
});
// A bench that broke leaves no server behind.
process.on('disconnect', () => process.exit());
process.channel?.unref();
