using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Client;
using Services86.Testing;
using Services86Server = Services86.Testing.Services86Server;

namespace Services86.Tests.Testing;

/// <summary>Servers for tests in the process of a test.</summary>
internal sealed class Services86ServerTests
{
    [Test]
    public async Task Servers_in_one_process_do_not_influence_each_other()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Services86Server.StartAsync()));
        try
        {
            await Task.WhenAll(servers.Select(async (server, index) =>
            {
                await server.SeedAsync(seed => seed.User($"user{index}"));
                server.Clock.Set(new DateTimeOffset(2027 + index, 1, 1, 0, 0, 0, TimeSpan.Zero));
                var users = await server.LogInAsync<IUserAgent>($"user{index}");
                await users.SaveServiceAuthAsync(new ServiceAuth());
                server.Faults.Add(new ServerFault { Effect = FaultEffect.Status(500 + index) });
            }));

            for (var i = 0; i < servers.Length; i++)
            {
                using var rest = servers[i].CreateHttpClient();
                var save = new ExpectedCalls { Operation = "SaveServiceAuth", Count = CallCount.Exactly(1) };
                await servers[i].VerifyAsync(save with { User = $"user{i}" }, save);
                using var response = await rest.PostAsync(
                    new Uri("api/v1/Agents/SoPrincipal/GetSystemInfo", UriKind.Relative),
                    new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
                Assert.That((int)response.StatusCode, Is.EqualTo(500 + i));
                Assert.That(servers[i].Clock.Now.Year, Is.EqualTo(2027 + i));
            }
        }
        finally
        {
            await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        }
    }

    [Test]
    public async Task A_server_deletes_its_files_when_it_is_disposed_of()
    {
        var server = await Services86Server.StartAsync();
        var database = server.Services.GetRequiredService<DbDataSource>().ConnectionString;
        var directory = Path.GetDirectoryName(
            new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database).DataSource);
        var existed = Directory.Exists(directory);

        await server.DisposeAsync();

        Assert.That((existed, Directory.Exists(directory)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Settings_and_the_administrator_are_those_of_the_options()
    {
        await using var server = await Services86Server.StartAsync(new Services86ServerOptions
        {
            AdministratorName = "boss",
            AdministratorPassword = "Boss-pass-1",
            Settings = new Dictionary<string, string> { ["Services86:Tickets:Lifetime"] = "00:10:00" },
        });
        var users = await server.LogInAsync<IUserAgent>();

        server.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.That(async () => await users.GetCredentialTypesAsync(), Throws.InstanceOf<RefusedCallException>());
    }

    [Test]
    public void A_wrong_setting_is_named() => Assert.That(
        async () => await Services86Server.StartAsync(new Services86ServerOptions
        {
            Settings = new Dictionary<string, string> { ["Services86:Ticket:Lifetime"] = "00:10:00" },
        }),
        Throws.Exception.With.Message.Contains("Services86:Ticket:Lifetime is no setting"));

    [Test]
    public async Task The_log_and_the_calls_of_a_failed_verification_are_in_the_output()
    {
        using var output = new StringWriter();
        await using var server = await Services86Server.StartAsync(new Services86ServerOptions
        {
            Output = output,
            MinLogLevel = LogLevel.Information,
        });
        await server.CreateSessionAsync();

        Assert.That(
            async () => await server.VerifyAsync(new ExpectedCalls { Agent = "User" }),
            Throws.InstanceOf<VerificationException>());

        Assert.That(
            output.ToString(),
            Does.Contain("TEST MODE")
                .And.Contain("Calls of the server (1):")
                .And.Contain("> POST /Remote/Services86/SoPrincipal.svc"));
    }

    [Test]
    public async Task A_seed_that_is_refused_names_the_record()
    {
        await using var server = await Services86Server.StartAsync();

        Assert.That(
            async () => await server.SeedAsync(seed => seed
                .User("per", user => user.ServiceAuth(new ServiceAuth { ServiceAuthId = 86 }))),
            Throws.ArgumentException.With.Message.Contains("users[0] (per).serviceAuths[0]"));
    }

    [Test]
    public async Task A_fault_that_is_wrong_names_the_member()
    {
        await using var server = await Services86Server.StartAsync();

        Assert.That(
            () => server.Faults.Add(new ServerFault { Effect = FaultEffect.Status(99) }),
            Throws.ArgumentException.With.Message.Contains("$.effect.status.code: expected a whole number"));
    }

    [Test]
    public async Task A_call_of_a_fault_is_in_the_journal_with_what_the_client_got()
    {
        await using var server = await Services86Server.StartAsync();
        var users = await server.LogInAsync<IUserAgent>();
        server.Faults.Add(new ServerFault { Effect = FaultEffect.ProxyPage });

        Assert.That(async () => await users.GetCredentialTypesAsync(), Throws.Exception);

        var calls = await server.DescribeCallsAsync();
        Assert.That(calls, Does.Contain("User.GetCredentialTypes by admin: refused, HTTP 502")
            .And.Contain("The fault 1 of test mode sends the error page of a proxy in place of the answer."));
    }
}
