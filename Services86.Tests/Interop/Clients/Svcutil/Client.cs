// The code that the clients share: the login, the headers of a call, and the output.
using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.ServiceModel;
using System.Text;
using www.superoffice.net.ws.crm.NetServer.Services86;

namespace Services86Client
{
    public static class Client
    {
        public const int UnknownId = 987654321;

        private static readonly TextWriter Output =
            new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };

        /// <summary>Gets or sets the ticket of the login, for the Credentials header.</summary>
        public static string Ticket { get; set; }

        /// <summary>Logs in.</summary>
        public static void LogIn(string server, string name, string password)
        {
            var login = Connect<SoPrincipal>(server + "/SoPrincipal.svc").AuthenticateUsernamePassword(
                new AuthenticateUsernamePasswordRequest { UserName = name, Password = password });
            Ticket = login.Credentials.Ticket;
            Show("login", login);
        }

        /// <summary>Connects to an agent.</summary>
        public static TAgent Connect<TAgent>(string address)
        {
            return new ChannelFactory<TAgent>(new BasicHttpBinding(), new EndpointAddress(address)).CreateChannel();
        }

        /// <summary>Calls an operation with all headers, and prints the headers and the body of the reply.</summary>
        public static TReply Step<TRequest, TReply>(
            string step, Func<TRequest, TReply> operation, TRequest request, string ticket = null)
            where TRequest : Request
        {
            request.ApplicationToken = "an application token";
            request.Credentials = new SoCredentials { Ticket = ticket ?? Ticket };
            request.TimeZone = new SoTimeZone { SoTimeZoneId = 261, SoTimeZoneLocationCode = "NO" };
            var reply = operation(request);
            Show(step, reply);
            return reply;
        }

        /// <summary>Prints the fault that a call throws.</summary>
        public static void ShowFault(Action call)
        {
            try
            {
                call();
            }
            catch (FaultException fault)
            {
                Show("malformed.faultcode", fault.Code.Name);
                Show("malformed.faultstring", fault.Message);
            }
        }

        /// <summary>Prints a value, member by member.</summary>
        public static void Show(string name, object value)
        {
            if (value == null)
            {
                Output.WriteLine(name + "=<nil>");
            }
            else if (value is bool)
            {
                Output.WriteLine(name + "=" + ((bool)value ? "true" : "false"));
            }
            else if (value is DateTime)
            {
                Output.WriteLine(name + "=" + ((DateTime)value).ToString("s"));
            }
            else if (value is string || value.GetType().IsPrimitive || value is Enum)
            {
                Output.WriteLine(name + "=" + value);
            }
            else if (value is Array)
            {
                var index = 0;
                foreach (var item in (Array)value)
                {
                    Show(name + "." + value.GetType().GetElementType().Name + "[" + index++ + "]", item);
                }
            }
            else if (!(value is IDictionary))
            {
                ShowMembers(name, value);
            }
        }

        private static void ShowMembers(string name, object value)
        {
            foreach (var field in value.GetType().GetFields())
            {
                Show(name + "." + field.Name, field.GetValue(value));
            }

            var properties = value.GetType().GetProperties();
            foreach (var property in properties.Where(p => p.PropertyType != typeof(ExtensionDataObject)))
            {
                Show(name + "." + property.Name, property.GetValue(value, null));
            }
        }
    }
}
