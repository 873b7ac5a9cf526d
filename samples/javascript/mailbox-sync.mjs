// Keeps the mailbox of a user up to date, over REST.

const maxAttempts = 3;

/** Thrown when the server refuses a call. */
export class CallRefused extends Error {
  constructor(status, error) {
    super(error.ExceptionInfo?.FriendlyText ?? error.Message);
    this.status = status;
    this.errorType = error.ErrorType;
  }
}

export class MailboxSync {
  #server;
  #userName;
  #password;
  #ticket = null;

  /** @param {string} server The address of the server, such as http://localhost:5086. */
  constructor(server, userName, password) {
    this.#server = server.replace(/\/$/, '');
    this.#userName = userName;
    this.#password = password;
  }

  /** Stores a mailbox. Returns 'created', 'changed' or 'unchanged'. */
  async store({ address, server, port, password }) {
    const stored = await this.#call('EMail/GetEMailAccountFromEMailAddress', { FromAddress: address });
    const login = stored.IncomingCredentials;
    if (stored.EMailAccountId > 0 && login
      && login.Server === server && login.Port === port && login.Password === password) {
      return 'unchanged';
    }

    await this.#call('EMail/SaveEMailAccount', {
      ...stored,
      EMailAddress: address,
      IncomingCredentials: {
        ServiceAuthId: login?.ServiceAuthId ?? 0, Server: server, Port: port, Username: address, Password: password,
      },
    });
    return stored.EMailAccountId === 0 ? 'created' : 'changed';
  }

  // Logs in again if the ticket has expired, and tries again if the server is busy or does not answer.
  async #call(operation, parameters) {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#ticket ??= await this.#logIn();
        return await this.#post(operation, parameters, { Authorization: `SoTicket ${this.#ticket}` });
      } catch (failure) {
        if (attempt === maxAttempts || (failure instanceof CallRefused && ![401, 502, 503].includes(failure.status))) {
          throw failure;
        }

        if (failure.status === 401) {
          this.#ticket = null;
        } else {
          await new Promise(resolve => setTimeout(resolve, 10 * attempt));
        }
      }
    }
  }

  async #logIn() {
    const login = await this.#post(
      'SoPrincipal/AuthenticateUsernamePassword', { UserName: this.#userName, Password: this.#password });
    if (!login.AuthenticationSucceeded) {
      throw new Error('The user name or the password is wrong.');
    }

    return login.Credentials.Ticket;
  }

  async #post(operation, parameters, headers = {}) {
    const response = await fetch(`${this.#server}/api/v1/Agents/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
      body: JSON.stringify(parameters),
    });
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    if (!response.ok) {
      throw new CallRefused(response.status, isJson ? JSON.parse(text) : { Message: `HTTP ${response.status}` });
    }

    return text === '' ? null : JSON.parse(text);
  }
}
