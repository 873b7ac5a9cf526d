// A client of the User agent: ServiceAuthClient.exe SERVER PASSWORD TEXT, with SERVER as
// http://localhost:5086/Remote/Services86. Prints the replies as lines of step.name=value.
using System;
using System.ServiceModel;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    public static class ServiceAuthClient
    {
        public static void Main(string[] args)
        {
            string server = args[0], password = args[1], text = args[2], name = "admin";

            // documentation begin
            var http = new BasicHttpBinding();
            var principal = ChannelFactory<SoPrincipal>.CreateChannel(
                http, new EndpointAddress(server + "/SoPrincipal.svc"));
            var login = principal.AuthenticateUsernamePassword(
                new AuthenticateUsernamePasswordRequest { UserName = name, Password = password });

            var credentials = new SoCredentials { Ticket = login.Credentials.Ticket };
            var user = ChannelFactory<User>.CreateChannel(http, new EndpointAddress(server + "/User.svc"));
            var auth = new ServiceAuth { Server = "imap.example.com", Port = 993 };
            var saved = user.SaveServiceAuth(
                new SaveServiceAuthRequest { Credentials = credentials, ServiceAuth = auth });
            if (!saved.Succeeded)
            {
                throw new Exception(saved.ExceptionInfo.FriendlyText);
            }
            // documentation end

            Client.Ticket = credentials.Ticket;
            Client.Show("login", login);
            Client.Show("first", saved);
            RunServiceAuth(user, text);

            var malformed = Client.Connect<MalformedUser>(server + "/User.svc");
            var request = new MalformedGetServiceAuthRequest { ServiceAuthId = "many" };
            Client.ShowFault(() => malformed.GetServiceAuth(request));
        }

        private static void RunServiceAuth(User user, string text)
        {
            var create = new CreateDefaultServiceAuthRequest();
            var auth = Client.Step("default", user.CreateDefaultServiceAuth, create).Response;
            auth.Server = "imap.example.com";
            auth.Port = 993;
            auth.Username = text;
            auth.Password = text;
            var save = new SaveServiceAuthRequest { ServiceAuth = auth };
            auth = Client.Step("created", user.SaveServiceAuth, save).Response;
            var get = new GetServiceAuthRequest { ServiceAuthId = auth.ServiceAuthId };
            Client.Step("read", user.GetServiceAuth, get);

            auth.Port = 143;
            auth.Password = text + ", changed";
            save.ServiceAuth = auth;
            Client.Step("updated", user.SaveServiceAuth, save);
            Client.Step("readAgain", user.GetServiceAuth, get);

            var delete = new DeleteServiceAuthRequest { ServiceAuthId = auth.ServiceAuthId };
            var deleteUnknown = new DeleteServiceAuthRequest { ServiceAuthId = Client.UnknownId };
            Client.Step("deleted", user.DeleteServiceAuth, delete);
            Client.Step("gone", user.GetServiceAuth, get);
            Client.Step("unknown", user.DeleteServiceAuth, deleteUnknown);
            Client.Step("badTicket", user.SaveServiceAuth, save, "7T:nonsense");

            auth.ServiceAuthId = 0;
            Client.Step("kept", user.SaveServiceAuth, save);
            Client.Step("user", user.GetUser, new GetUserRequest { UserId = 1 });
        }
    }
}
