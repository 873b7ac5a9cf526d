using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Serialization;
using Services86.Tests.Support;
using Services86.Tests.WebConsole.Journal;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Twins;

namespace Services86.Tests.WebConsole.Twins;

/// <summary>Calls operations over SOAP, and runs the code of their REST twins.</summary>
internal sealed class TwinTests : JournalFixture
{
    private const string Hostile = "a'b\"c\\d $HOME `id` $(id) ?> </script> %s {x} \u00e5 \U0001F600 \u2028 •";

    // The functions of the extension curl that the code uses, where PHP does not have the extension.
    private const string CurlOfPhp = """
        <?php
        if (!function_exists('curl_init')) {
            foreach (['POST', 'RETURNTRANSFER', 'HTTPHEADER', 'POSTFIELDS'] as $name) {
                define("CURLOPT_$name", $name);
            }
            function curl_init($url) { return (object)['url' => $url]; }
            function curl_setopt_array($request, $options) { $request->options = $options; }
            function curl_error($request) { return 'failed'; }
            function curl_exec($request) {
                return file_get_contents($request->url, false, stream_context_create(['http' => [
                    'method' => 'POST',
                    'header' => implode("\r\n", $request->options['HTTPHEADER']),
                    'content' => $request->options['POSTFIELDS'],
                ]]));
            }
        }
        """;

    private static readonly TemporaryDirectory Directory = new();

    private static IEnumerable<string> Operations { get; } =
    [
        .. from agent in new[] { typeof(ISoPrincipalAgent), typeof(IUserAgent), typeof(IEMailAgent) }
           let contract = ContractDescription.Of(agent)
           from operation in contract.Operations
           select $"{contract.Name}/{operation.Name}"
    ];

    private string Address => Server.Address.ToString().TrimEnd('/');

    [OneTimeTearDown]
    public void DeleteDirectory() => Directory.Dispose();

    [TestCaseSource(nameof(Operations))]
    public async Task The_twin_of_a_SOAP_call_does_the_same(string operation)
    {
        var (agent, name) = (operation.Split('/')[0], operation.Split('/')[1]);
        await Server.PostAsync(agent, EnvelopeOf(agent, name));
        var soap = await LastAsync();
        Assert.That(soap.Operation, Is.EqualTo(name), soap.Reason);
        var twin = RequireTwin(soap);

        await RunAsync("sh", "twin.sh", TwinCode.Curl(twin, Address));
        var rest = await LastAsync();

        Assert.That((rest.Protocol, rest.Operation), Is.EqualTo(("rest", name)));

        // What was deleted cannot be deleted again, and the twin does not have the secrets of the call.
        if (!name.StartsWith("Delete", StringComparison.Ordinal)
            && twin.Body?.Contains(RestTwin.SecretPlaceholder, StringComparison.Ordinal) != true)
        {
            Assert.That(
                (rest.Outcome, rest.ExceptionType),
                Is.EqualTo((soap.Outcome, soap.ExceptionType)),
                $"{soap.Reason}\n{rest.Reason}\n{twin.Body}");
        }

        var envelope = Server.Services.GetRequiredService<SoapTwins>().Of(rest);
        Assert.That(envelope.Reason, Is.Null);
        Assert.That(ArgumentsOf(envelope.Twin!), Is.EqualTo(ArgumentsOf(soap.Request.Text)));
    }

    [Test]
    public async Task The_answers_of_a_call_and_its_twin_are_equal()
    {
        await Server.PostAsync("User", SoapText.Call(Ticket, "GetUserFromName", SoapText.Element("UserName", "admin")));
        var soap = await LastAsync();
        await RunAsync("sh", "equal.sh", TwinCode.Curl(RequireTwin(soap), Address));

        var values = XElement.Parse(soap.Response.Text).Descendants()
            .Single(element => element.Name.LocalName == "Body")
            .Descendants().Where(element => !element.HasElements && element.Value.Length > 0)
            .Where(element => element.Name.LocalName != "Mask")
            .SelectMany(element => element.Value.Split(' '));
        var answer = (await LastAsync()).Response.Text;

        Assert.That(
            values, Has.All.Matches<string>(value => answer.Contains(value, StringComparison.OrdinalIgnoreCase)));
    }

    [TestCase("sh", "sh")]
    [TestCase("php", "php")]
    [TestCase("python3", "py")]
    public async Task Hostile_values_have_no_meaning_in_the_code(string program, string extension)
    {
        var twin = await HostileTwinAsync();
        var code = extension switch
        {
            "sh" => TwinCode.Curl(twin, Address),
            "php" => TwinCode.Php(twin, Address),
            _ => TwinCode.Python(twin, Address),
        };
        await RunAsync(program, $"hostile.{extension}", code);

        var entry = await LastAsync();
        Assert.That((entry.Protocol, entry.Outcome), Is.EqualTo(("rest", "ok")), entry.Reason);
        Assert.That(System.Text.Json.JsonDocument.Parse(entry.Request.Text).RootElement
            .GetProperty("Server").GetString(), Is.EqualTo(Hostile));
    }

    [TestCase("node", "js", "--check")]
    [TestCase("php", "php", "-l")]
    public async Task The_code_is_valid(string program, string extension, string option)
    {
        var twin = await HostileTwinAsync();
        var code = extension == "js" ? TwinCode.JavaScript(twin, Address) : TwinCode.Php(twin, Address);
        await File.WriteAllTextAsync(Path.Combine(Directory.FullName, $"valid.{extension}"), code);

        var result = await ExternalProgram.RunAsync(Directory.FullName, program, option, $"valid.{extension}");

        Requirement.Check(result is not null, $"{program} is not installed");
        Assert.That(result!.ExitCode, Is.Zero, result.Output + result.Error);
    }

    [Test]
    public async Task JavaScript_without_the_library_logs_in()
    {
        await Server.PostAsync("SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword));
        var twin = RequireTwin(await LastAsync());
        await RunAsync("node", "login.js", TwinCode.JavaScript(twin, Address)
            .Replace(RestTwin.SecretPlaceholder, Services86Server.AdminPassword, StringComparison.Ordinal));

        var entry = await LastAsync();
        Assert.That((entry.Protocol, entry.Outcome, entry.User), Is.EqualTo(("rest", "ok", "admin")), entry.Reason);
    }

    private async Task<RestTwin> HostileTwinAsync()
    {
        await Server.PostAsync("User", SoapText.SaveServiceAuth(Ticket, SoapText.Element("Server", Hostile)));
        return RequireTwin(await LastAsync());
    }

    private RestTwin RequireTwin(JournalEntry call)
    {
        var result = Server.Services.GetRequiredService<RestTwins>().Of(call);
        Assert.That(result.Reason, Is.Null, call.Request.Text);
        return result.Twin!;
    }

    private async Task RunAsync(string program, string file, string code)
    {
        code = code.Replace(RestTwin.TicketPlaceholder, Ticket, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Directory.FullName, file), code);
        await File.WriteAllTextAsync(Path.Combine(Directory.FullName, "curl.php"), CurlOfPhp);
        string[] args = program == "php" ? ["-d", "auto_prepend_file=curl.php", file] : [file];
        var result = await ExternalProgram.RunAsync(Directory.FullName, program, args);
        Requirement.Check(result is not null, $"{program} is not installed");
        Assert.That(result!.ExitCode, Is.Zero, $"{code}\n{result.Output}\n{result.Error}");
    }

    // The children of the wrapper element, without differences that have no meaning.
    private static string[] ArgumentsOf(string envelope) =>
    [
        .. XElement.Parse(envelope).Descendants().Single(element => element.Name.LocalName == "Body")
            .Descendants()
            .Where(element => !element.HasElements && element.Value.Length > 0)
            .Where(element => element.Name.LocalName != "AuthenticationData")
            .Select(element => $"{element.Name.LocalName}={element.Value.Replace("<your secret>", "•••")}"),
    ];

    private string EnvelopeOf(string agent, string operation)
    {
        var contracts = Server.Services.GetRequiredService<SoapContracts>();
        var contract = contracts.FindNewest(agent)!;
        var soap = contract.Operations.Single(known => known.Description.Name == operation);
        object?[] arguments =
        [
            .. soap.Description.Request.Parts.Select(part =>
                part.ClrType == typeof(int) ? 1
                : part.Name is "UserName" or "Name" ? "admin"
                : Carriers.ValueOf(part.ClrType, Filling.Full)),
        ];
        using var output = new PooledBuffer(4096);
        var writer = new Utf8XmlWriter(output);
        writer.WriteRaw("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header>"u8);
        var headers = contract.NewRequestHeaders();
        if (headers is SessionRequestHeaders session)
        {
            session.Credentials = new SoCredentials { Ticket = Ticket };
        }

        contract.RequestHeaders.Write(writer, ref headers);
        writer.WriteRaw("</s:Header><s:Body>"u8);
        soap.WriteRequest(writer, arguments);
        writer.WriteRaw("</s:Body></s:Envelope>"u8);
        return System.Text.Encoding.UTF8.GetString(output.Written.Span);
    }
}
