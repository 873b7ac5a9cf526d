// A client of the EMail agent: EMailAccountClient.exe SERVER PASSWORD TEXT, with SERVER as
// http://localhost:5086/Remote/Services86. Prints what it gets, as lines of step.name=value.
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    public static class EMailAccountClient
    {
        public static void Main(string[] args)
        {
            string server = args[0], password = args[1], text = args[2];
            Client.LogIn(server, "admin", password);
            RunEMailAccount(Client.Connect<EMail>(server + "/EMail.svc"), text);

            var malformed = Client.Connect<MalformedEMail>(server + "/EMail.svc");
            Client.ShowFault(() => malformed.GetEMailAccount(new MalformedGetEMailAccountRequest { EMailAccountId = "many" }));
        }

        private static void RunEMailAccount(EMail email, string text)
        {
            var account = Client.Step("default", email.CreateDefaultEMailAccount, new CreateDefaultEMailAccountRequest()).Response;
            account.EMailAddress = "blåbær@example.com";
            account.IncomingCredentials =
                new ServiceAuth { Server = "imap.example.com", Port = 993, Username = text, Password = text };
            account.OutgoingCredentials =
                new ServiceAuth { Server = "smtp.example.com", Port = 587, Username = text, Password = text };
            account = Client.Step("created", email.SaveEMailAccount, new SaveEMailAccountRequest { EMailAccount = account }).Response;
            var get = new GetEMailAccountRequest { EMailAccountId = account.EMailAccountId };
            Client.Step("read", email.GetEMailAccount, get);

            account.EMailAddress = "fløte@example.com";
            account.OutgoingCredentials.Password = text + ", changed";
            Client.Step("updated", email.SaveEMailAccount, new SaveEMailAccountRequest { EMailAccount = account });
            Client.Step("readAgain", email.GetEMailAccount, get);

            var delete = new DeleteEMailAccountRequest { EMailAccountId = account.EMailAccountId };
            Client.Step("deleted", email.DeleteEMailAccount, delete);
            Client.Step("gone", email.GetEMailAccount, get);
            Client.Step("unknown", email.DeleteEMailAccount, new DeleteEMailAccountRequest { EMailAccountId = Client.UnknownId });
            Client.Step("badTicket", email.GetEMailAccount, get, "7T:nonsense");

            account.EMailAccountId = 0;
            account.IncomingCredentials.ServiceAuthId = 0;
            account.OutgoingCredentials.ServiceAuthId = 0;
            Client.Step("kept", email.SaveEMailAccount, new SaveEMailAccountRequest { EMailAccount = account });
        }
    }
}
