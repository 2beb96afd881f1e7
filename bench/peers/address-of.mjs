/** Listens on loopback, at a port that is free. @param {import('node:http').Server} server @returns {Promise<number>} */
export const addressOf = (server) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve(address.port);
    });
  });
