// A client of Services86: node client.js SERVER PASSWORD TIMEZONE TYPE..., with SERVER as http://localhost:5086, and
// TIMEZONE as the header SO-TimeZone, or "" for none. Reads the UntrustedCredentials of each type and the user of the
// login, and saves twice what it reads. Prints the dates as lines of step.name=value.

import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./User.js";

type UntrustedCredentials = NonNullable<components["schemas"]["SuperOffice.CRM.Services.UntrustedCredentials"]>;

const [server, password, timeZone, ...types] = process.argv.slice(2);
const headers: Record<string, string> = { Authorization: `Basic ${btoa(`admin:${password}`)}` };
if (timeZone) {
    headers["SO-TimeZone"] = timeZone;
}

const rejected: Middleware = {
    async onResponse({ response }) {
        if (!response.ok) {
            throw new Error(`${response.status} ${await response.text()}`);
        }
    },
};
const client = createClient<paths>({ baseUrl: server, headers });
client.use(rejected);

const created = await client.POST("/api/v1/Agents/User/CreateDefaultUntrustedCredentials", {});
await save("default", { ...created.data!, PublicValue: "created" });
for (const type of ["default", ...types]) {
    for (const step of ["read", "readAgain", "readLast"]) {
        const [credentials] = await get(type);
        console.log(`${step}.${type}.ValidFrom=${credentials.ValidFrom}`);
        console.log(`${step}.${type}.ValidTo=${credentials.ValidTo}`);
        await save(type, throughDates(credentials));
    }
}

for (const step of ["read", "readAgain", "readLast"]) {
    const { data: user } = await client.POST("/api/v1/Agents/User/GetUser", { params: { query: { userId: 1 } } });
    console.log(`${step}.user.Lastlogin=${user!.Lastlogin}`);
    console.log(`${step}.user.Lastlogout=${user!.Lastlogout}`);
    await client.POST("/api/v1/Agents/User/SaveUser", { body: user! });
}

async function get(type: string): Promise<UntrustedCredentials[]> {
    const { data } = await client.POST("/api/v1/Agents/User/GetUntrustedCredentials", { body: { Type: type } });
    return data! as UntrustedCredentials[];
}

async function save(type: string, credentials: UntrustedCredentials): Promise<void> {
    await client.POST("/api/v1/Agents/User/SaveUntrustedCredentials", {
        body: { Type: type, Credentials: credentials },
    });
}

// A date with an offset is a time, which a Date holds. A date without one is a text: new Date would read it in the
// zone of this machine.
function throughDates(credentials: UntrustedCredentials): UntrustedCredentials {
    return timeZone.includes("includeTZOffset")
        ? {
            ...credentials,
            ValidFrom: new Date(credentials.ValidFrom!).toISOString(),
            ValidTo: new Date(credentials.ValidTo!).toISOString(),
        }
        : credentials;
}
