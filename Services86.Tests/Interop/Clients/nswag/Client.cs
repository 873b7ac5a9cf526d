// A client of Services86: dotnet client.dll SERVER PASSWORD TIMEZONE TYPE..., with SERVER as http://localhost:5086, and
// TIMEZONE as the header SO-TimeZone, or "" for none. Reads the UntrustedCredentials of each type and the user of the
// login, and saves twice what it reads. Prints the dates as lines of step.name=value. Compiles with dates of any type.
using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Services86Client;

string server = args[0], password = args[1], timeZone = args[2];
using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:" + password)));
if (timeZone.Length > 0)
{
    http.DefaultRequestHeaders.Add("SO-TimeZone", timeZone);
}

var client = new UserClient(http) { BaseUrl = server };

var created = await client.CreateDefaultUntrustedCredentialsAsync(null, null, null, null, null);
created.PublicValue = "created";
await SaveAsync("default", created);
foreach (var type in args.Skip(3).Prepend("default"))
{
    foreach (var step in new[] { "read", "readAgain", "readLast" })
    {
        var get = new GetUntrustedCredentialsRequest { Type = type };
        var found = await client.GetUntrustedCredentialsAsync(null, null, null, null, null, null, get);
        var credentials = found.Single();
        Show($"{step}.{type}.ValidFrom", credentials.ValidFrom);
        Show($"{step}.{type}.ValidTo", credentials.ValidTo);
        await SaveAsync(type, credentials);
    }
}

foreach (var step in new[] { "read", "readAgain", "readLast" })
{
    var user = await client.GetUserAsync(1, null, null, null, null, null, null);
    Show($"{step}.user.Lastlogin", user.Lastlogin);
    Show($"{step}.user.Lastlogout", user.Lastlogout);
    await client.SaveUserAsync(null, null, null, null, null, user);
}

Task SaveAsync(string type, UntrustedCredentials credentials) => client.SaveUntrustedCredentialsAsync(
    null, null, new SaveUntrustedCredentialsRequest { Type = type, Credentials = credentials });

void Show(string name, object value) =>
    Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0}={1:o}", name, value));
