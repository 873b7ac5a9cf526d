// A client of the User agent: UntrustedCredentialsClient.exe SERVER PASSWORD TEXT, with SERVER as
// http://localhost:5086/Remote/Services86. Prints the replies as lines of step.name=value.
using System;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    public static class UntrustedCredentialsClient
    {
        public static void Main(string[] args)
        {
            string server = args[0], password = args[1], text = args[2];
            Client.LogIn(server, "admin", password);
            RunUntrustedCredentials(Client.Connect<User>(server + "/User.svc"), text);

            var malformed = Client.Connect<MalformedUser>(server + "/User.svc");
            Client.ShowFault(() => malformed.SaveUntrustedCredentials(new MalformedSaveUntrustedCredentialsRequest
            {
                Credentials1 = new MalformedUntrustedCredentials { ValidFrom = "many" },
            }));
        }

        private static void RunUntrustedCredentials(User user, string text)
        {
            var create = new CreateDefaultUntrustedCredentialsRequest();
            var secret = Client.Step("default", user.CreateDefaultUntrustedCredentials, create).Response;
            secret.ValidFrom = new DateTime(2026, 6, 1, 12, 0, 0);
            secret.ValidTo = new DateTime(2030, 12, 31, 23, 59, 59);
            secret.SecretValue = text;
            secret.PublicValue = text;
            var save = new SaveUntrustedCredentialsRequest { Type = "kept", Credentials1 = secret };
            var get = new GetUntrustedCredentialsRequest { Type = "imap" };
            var remove = new RemoveUntrustedCredentialsRequest { Type = "imap", PublicValue = text };
            Client.Step("kept", user.SaveUntrustedCredentials, save);
            save.Type = "imap";
            Client.Step("created", user.SaveUntrustedCredentials, save);
            Client.Step("read", user.GetUntrustedCredentials, get);

            secret.Comment = text + ", changed";
            Client.Step("updated", user.SaveUntrustedCredentials, save);
            Client.Step("readAgain", user.GetUntrustedCredentials, get);

            Client.Step("deleted", user.RemoveUntrustedCredentials, remove);
            Client.Step("gone", user.GetUntrustedCredentials, get);
            Client.Step("unknown", user.RemoveUntrustedCredentials, remove);
            Client.Step("badTicket", user.GetUntrustedCredentials, get, "7T:nonsense");
        }
    }
}
