// A server in test mode, in a process of its own.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('../../Services86.Host', import.meta.url));

export class TestServer {
  static password = 'Test-mode-86';

  #process;
  address;

  static async start() {
    const server = new TestServer();
    const command = process.env.SERVICES86_SERVER ?? `dotnet run --project "${host}" --`;
    server.#process = spawn(
      `exec ${command} serve --test --urls http://127.0.0.1:0`,
      { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
    const output = [];
    for await (const line of createInterface({ input: server.#process.stdout })) {
      output.push(line);
      const found = /Now listening on: (http\S+)/.exec(line);
      if (found) {
        server.address = found[1];
        server.#process.stdout.resume();
        return server;
      }
    }

    throw new Error(`The server did not start: ${output.join('\n')}`);
  }

  /** Calls an address below /admin/test, and returns its answer. */
  async post(path, content = {}) {
    const response = await fetch(`${this.address}/admin/test/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(content),
    });
    const text = await response.text();
    const answer = text === '' ? null : JSON.parse(text);
    if (!response.ok) {
      throw new Error(answer.message ?? answer.error);
    }

    return answer;
  }

  /** Requires that the client called the server as expected. */
  verify(...calls) {
    return this.post('verify', { calls });
  }

  async stop() {
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
  }
}
