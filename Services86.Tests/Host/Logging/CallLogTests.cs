using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Logging;

internal sealed class CallLogTests : HostProcessFixture
{
    private const string Password = "Pa55-of-admin";

    [Test]
    public async Task Each_call_that_failed_or_changed_something_is_a_line_of_JSON_with_its_fields()
    {
        var server = StartServer(
            AnyPort,
            "--Services86:Bootstrap:UserName=anna",
            "--Services86:TrustedProxies=127.0.0.1",
            $"--Services86:Bootstrap:Password={Password}",
            "--Logging:Console:FormatterName=json");
        using var client = new HttpClient { BaseAddress = await server.WaitForAddressAsync() };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var ticket = (await PostAsync(client, "SoPrincipal", SoapText.LogIn("anna", Password))).Value("Ticket")!;
        await PostAsync(client, "SoPrincipal", SoapText.LogIn("anna", "wrong"));
        await PostAsync(client, "User", SoapText.SaveServiceAuth(ticket));
        await PostAsync(client, "User", SoapText.GetServiceAuth(ticket, 1));
        await PostAsync(client, "User", SoapText.DeleteServiceAuth(ticket, 999));
        await PostAsync(client, "User", SoapText.GetServiceAuth("7T:garbage", 1));
        await PostAsync(client, "User", "<nonsense/>");
        await PostRestAsync(client, "GetServiceAuth?serviceAuthId=1", ticket, "");
        await PostRestAsync(client, "DeleteServiceAuth?serviceAuthId=1", ticket, "");
        await PostRestAsync(client, "SaveServiceAuth", ticket, "nonsense");
        await PostRestAsync(client, "NoOperation", ticket, "{}");
        server.Terminate();
        var output = (await server.WaitForExitAsync()).Output;

        var lines = output.Split('\n').Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var calls = lines.Where(line => line.GetProperty("State").TryGetProperty("Operation", out _)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Select(Describe), Is.EqualTo((string[])
            [
                "SoPrincipal.AuthenticateUsernamePassword soap1.1 anna ok",
                "SoPrincipal.AuthenticateUsernamePassword soap1.1 - refused",
                "User.SaveServiceAuth soap1.1 anna ok",
                "User.DeleteServiceAuth soap1.1 anna refused",
                "User.GetServiceAuth soap1.1 - refused",
                "User._OTHER soap1.1 - rejected",
                "User.DeleteServiceAuth rest anna ok",
                "User.SaveServiceAuth rest anna rejected",
                "_OTHER rest - rejected",
            ]));
            Assert.That(calls.Select(call => Field(call, "Client")), Is.All.EqualTo("203.0.113.7"));
            Assert.That(
                lines.Select(line => DateTimeOffset.Parse(
                    line.GetProperty("Timestamp").GetString()!, CultureInfo.InvariantCulture).Offset),
                Is.All.EqualTo(TimeSpan.Zero));
            Assert.That(
                calls.Where(call => Field(call, "Outcome") != "ok").Select(call => Field(call, "Reason")),
                Is.All.Not.Empty);
        }
    }

    [Test]
    public async Task A_failure_of_the_server_is_one_line_with_the_error_id_of_the_client()
    {
        AllowError("failed, error id");
        var server = StartServer(AnyPort, $"--Services86:Bootstrap:Password={Password}");
        using var client = new HttpClient { BaseAddress = await server.WaitForAddressAsync() };
        var ticket = (await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", Password))).Value("Ticket")!;
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={WorkingDirectory.Combine("services86.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE service_auth";
            await command.ExecuteNonQueryAsync();
        }

        var answer = await PostAsync(client, "User", SoapText.GetServiceAuth(ticket, 1));
        server.Terminate();
        var output = (await server.WaitForExitAsync()).Output;

        var line = output.Split('\n').Single(text => text.Contains("User.GetServiceAuth", StringComparison.Ordinal));
        var id = line.Split("error id ")[1].Split(' ')[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Value("FriendlyText"), Does.Contain(id));
            Assert.That(line, Does.Match("^[0-9T:.-]+Z fail: Services86.Agents.Calls"));
            Assert.That(line, Does.Contain("user admin, client 127.0.0.1, outcome error").And.Contain("no such table"));
        }
    }

    [Test]
    public async Task A_log_that_nobody_reads_stalls_neither_calls_nor_the_shutdown()
    {
        var port = FreePort();
        using var server = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll"),
                $"--urls=http://127.0.0.1:{port}",
                $"--Services86:Bootstrap:Password={Password}",
                "--Logging:Console:MaxQueueLength=100",
            ])
        {
            WorkingDirectory = WorkingDirectory.FullName,
            RedirectStandardOutput = true,
        })!;
        try
        {
            using var client = new HttpClient
            {
                BaseAddress = new Uri($"http://127.0.0.1:{port}"),
                Timeout = TimeSpan.FromSeconds(20),
            };
            await WaitUntilLiveAsync(client);

            // A pipe holds 64 KiB: some hundred lines fill it and the queue.
            var faults = 0;
            for (var i = 0; i < 1_500; i++)
            {
                var answer = await PostAsync(client, "User", "<nonsense/>");
                faults += answer.FaultText is null ? 0 : 1;
            }

            Assert.That(faults, Is.EqualTo(1_500));
            using var terminate = Process.Start(
                "kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await server.WaitForExitAsync(timeout.Token);
            Assert.That(server.ExitCode, Is.Zero, "a server whose output is blocked can be stopped");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static string Describe(JsonElement line) =>
        $"{Field(line, "Operation")} {Field(line, "Protocol")} {Field(line, "User")} {Field(line, "Outcome")}";

    private static string? Field(JsonElement line, string name) =>
        line.GetProperty("State").GetProperty(name).GetString();

    private static async Task PostRestAsync(HttpClient client, string path, string ticket, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/Agents/User/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"SOTicket {ticket}");
        using var response = await client.SendAsync(request);
    }

    private static async Task WaitUntilLiveAsync(HttpClient client)
    {
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var response = await client.GetAsync("/health/live");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new AssertionException("The server does not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
