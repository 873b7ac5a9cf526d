// A client of the EMail agent: EMailAccountClient.exe SERVER PASSWORD TEXT, with SERVER as
// http://localhost:5086/Remote/Services86. Prints the replies as lines of step.name=value.
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
            var request = new MalformedGetEMailAccountRequest { EMailAccountId = "many" };
            Client.ShowFault(() => malformed.GetEMailAccount(request));
        }

        private static void RunEMailAccount(EMail email, string text)
        {
            var create = new CreateDefaultEMailAccountRequest();
            var account = Client.Step("default", email.CreateDefaultEMailAccount, create).Response;
            account.EMailAddress = "blåbær@example.com";
            account.IncomingCredentials =
                new ServiceAuth { Server = "imap.example.com", Port = 993, Username = text, Password = text };
            account.OutgoingCredentials =
                new ServiceAuth { Server = "smtp.example.com", Port = 587, Username = text, Password = text };
            var save = new SaveEMailAccountRequest { EMailAccount = account };
            account = Client.Step("created", email.SaveEMailAccount, save).Response;
            var get = new GetEMailAccountRequest { EMailAccountId = account.EMailAccountId };
            Client.Step("read", email.GetEMailAccount, get);

            account.EMailAddress = "fløte@example.com";
            account.OutgoingCredentials.Password = text + ", changed";
            save.EMailAccount = account;
            Client.Step("updated", email.SaveEMailAccount, save);
            Client.Step("readAgain", email.GetEMailAccount, get);

            var delete = new DeleteEMailAccountRequest { EMailAccountId = account.EMailAccountId };
            var deleteUnknown = new DeleteEMailAccountRequest { EMailAccountId = Client.UnknownId };
            Client.Step("deleted", email.DeleteEMailAccount, delete);
            Client.Step("gone", email.GetEMailAccount, get);
            Client.Step("unknown", email.DeleteEMailAccount, deleteUnknown);
            Client.Step("badTicket", email.GetEMailAccount, get, "7T:nonsense");

            account.EMailAccountId = 0;
            account.IncomingCredentials.ServiceAuthId = 0;
            account.OutgoingCredentials.ServiceAuthId = 0;
            Client.Step("kept", email.SaveEMailAccount, save);
        }
    }
}
