// A client of Services86: client.js SERVER PASSWORD SCENARIO TEXT, with SERVER as http://localhost:5086.
// Prints the results as lines of step.name=value.

const { WebApi, ResourceParsing } = require("@superoffice/webapi");

const UNKNOWN_ID = 987654321;

const [server, password, scenario, text] = process.argv.slice(2);
const changed = `${text}, changed`;

const api = connect((client) => client.authenticateWithPassword("admin", password));

const scenarios = {
    async ServiceAuth() {
        const user = api.getUserAgent();
        let auth = await step("default", user.createDefaultServiceAuthAsync());
        Object.assign(auth, { server: "imap.example.com", port: 993, username: text, password: text });
        auth = await step("created", user.saveServiceAuthAsync(auth));
        await step("read", user.getServiceAuthAsync(auth.serviceAuthId));

        Object.assign(auth, { port: 143, password: changed });
        await step("updated", user.saveServiceAuthAsync(auth));
        await step("readAgain", user.getServiceAuthAsync(auth.serviceAuthId));

        await step("deleted", user.deleteServiceAuthAsync(auth.serviceAuthId));
        await step("gone", user.getServiceAuthAsync(auth.serviceAuthId));
        await refused("unknown", user.deleteServiceAuthAsync(UNKNOWN_ID));
        await refused("malformed", user.saveServiceAuthAsync({ ...auth, port: "many" }));

        auth.serviceAuthId = 0;
        await step("kept", user.saveServiceAuthAsync(auth));
        await refused("badTicket", connectWithBadTicket().getUserAgent().saveServiceAuthAsync(auth));
        await refused("anonymous", connect(() => {}).getUserAgent().saveServiceAuthAsync(auth));
    },

    async UntrustedCredentials() {
        const user = api.getUserAgent();
        const secret = await step("default", user.createDefaultUntrustedCredentialsAsync());
        Object.assign(secret, {
            validFrom: new Date("2026-06-01T12:00:00Z"),
            validTo: new Date("2030-12-31T23:59:59Z"),
            secretValue: text,
            publicValue: text,
        });
        await step("kept", user.saveUntrustedCredentialsAsync("kept", secret));
        await step("created", user.saveUntrustedCredentialsAsync("imap", secret));
        await step("read", user.getUntrustedCredentialsAsync("imap"));
        await step("withOffset", user.getUntrustedCredentialsAsync("imap", { timezone: "NO", timezoneInclude: true }));

        secret.comment = changed;
        await step("updated", user.saveUntrustedCredentialsAsync("imap", secret));
        await step("readAgain", user.getUntrustedCredentialsAsync("imap"));

        await step("deleted", user.removeUntrustedCredentialsAsync("imap", text));
        await step("gone", user.getUntrustedCredentialsAsync("imap"));
        await refused("unknown", user.removeUntrustedCredentialsAsync("imap", text));
        await refused("badTicket", connectWithBadTicket().getUserAgent().getUntrustedCredentialsAsync("imap"));
    },

    async EMailAccount() {
        const email = api.getEMailAgent();
        let account = await step("default", email.createDefaultEMailAccountAsync());
        account.eMailAddress = "blåbær@example.com";
        const login = { username: text, password: text };
        Object.assign(account.incomingCredentials, { server: "imap.example.com", port: 993, ...login });
        Object.assign(account.outgoingCredentials, { server: "smtp.example.com", port: 587, ...login });
        account = await step("created", email.saveEMailAccountAsync(account));
        await step("read", email.getEMailAccountAsync(account.eMailAccountId));
        await step("current", email.getCurrentAccountIdAsync());
        const ready = await step("ready", email.getReadySyncEmailAccountsAsync());
        await step("synchronized", email.syncEmailAccountsAsync(ready));

        account.eMailAddress = "fløte@example.com";
        account.outgoingCredentials.password = changed;
        await step("updated", email.saveEMailAccountAsync(account));
        await step("readAgain", email.getEMailAccountAsync(account.eMailAccountId));

        await step("deleted", email.deleteEMailAccountAsync(account.eMailAccountId));
        await step("gone", email.getEMailAccountAsync(account.eMailAccountId));
        await refused("unknown", email.deleteEMailAccountAsync(UNKNOWN_ID));

        account.eMailAccountId = 0;
        account.incomingCredentials.serviceAuthId = 0;
        account.outgoingCredentials.serviceAuthId = 0;
        await step("kept", email.saveEMailAccountAsync(account));
        await refused("badTicket", connectWithBadTicket().getEMailAgent().getCurrentAccountIdAsync());
    },

    async User() {
        const user = api.getUserAgent();
        const me = await step("read", user.getUserFromNameAsync("admin"));
        me.tooltip = text;
        await step("updated", user.saveUserAsync(me));
        await step("readAgain", user.getUserAsync(me.associateId));
        await step("infos", user.getUserInfoListAsync([me.associateId]));
        await step("types", user.getCredentialTypesAsync());

        await refused("unknown", user.deleteUserAsync(UNKNOWN_ID));

        const token = await user.getAccessTokenAsync("", false);
        show("token", token.slice(0, 3));
        const bearer = connect((client) => client.authenticateWithToken(token), ResourceParsing.DoNotParse);
        await step("byToken", bearer.getUserAgent().getUserAsync(me.associateId));
        await refused("badTicket", connectWithBadTicket().getUserAgent().getUserAsync(me.associateId));
    },
};

// All agents of the library use the connection that was made last: finish the calls of one before making the next.
function connect(authenticate, options = "en") {
    const client = new WebApi(server, options);
    authenticate(client);
    return client;
}

function connectWithBadTicket() {
    return connect((client) => client.authenticateWithTicket("7T:nonsense"));
}

async function step(name, call) {
    const value = await call;
    show(name, value);
    return value;
}

async function refused(name, call) {
    try {
        await call;
        show(name, "not refused");
    } catch (error) {
        if (!error.response) {
            throw error;
        }

        show(name, { status: error.response.status, ...error.response.data });
    }
}

function show(name, value) {
    if (value === null || value === undefined) {
        console.log(`${name}=<nil>`);
    } else if (value instanceof Date) {
        console.log(`${name}=${value.toISOString()}`);
    } else if (Array.isArray(value)) {
        value.forEach((item, index) => show(`${name}[${index}]`, item));
    } else if (typeof value === "object") {
        Object.entries(value).forEach(([member, content]) => show(`${name}.${member}`, content));
    } else {
        console.log(`${name}=${value}`);
    }
}

scenarios[scenario]().catch((error) => {
    console.error(error.message, error.response?.status, error.response?.data?.Message);
    process.exitCode = 1;
});
