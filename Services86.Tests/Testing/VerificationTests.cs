using System.Text;
using Services86.Client;
using Services86.Testing;
using Services86Server = Services86.Testing.Services86Server;

namespace Services86.Tests.Testing;

/// <summary>A test sees whether its client made the expected calls, and what it did instead.</summary>
internal sealed class VerificationTests
{
    private Services86Server _server = null!;
    private IUserAgent _users = null!;

    [SetUp]
    public async Task StartServer()
    {
        _server = await Services86Server.StartAsync();
        await _server.SeedAsync(seed => seed.User("per").AsBaseline());
        _users = await _server.LogInAsync<IUserAgent>("per");
    }

    [TearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [Test]
    public async Task Calls_are_counted_by_operation_user_protocol_outcome_and_arguments()
    {
        await _users.SaveServiceAuthAsync(new ServiceAuth { Server = "imap.example.com", Port = 993 });
        await _users.SaveServiceAuthAsync(new ServiceAuth { Server = "smtp.example.com", Port = 587 });
        Assert.That(async () => await _users.SaveUserAsync(new User()), Throws.InstanceOf<RefusedCallException>());

        await _server.VerifyAsync(
            new ExpectedCalls { Agent = "User", Count = CallCount.Exactly(3) },
            new ExpectedCalls { Operation = "saveserviceauth", User = "PER", Count = CallCount.Exactly(2) },
            new ExpectedCalls { Protocol = "soap1.1", User = "per", Count = CallCount.AtMost(4) },
            new ExpectedCalls { Operation = "SaveUser", Outcome = "refused" },
            new ExpectedCalls { Arguments = new { ServiceAuth = new { Port = 993 } }, Count = CallCount.Exactly(1) },
            new ExpectedCalls { Protocol = "rest", Count = CallCount.Never });
    }

    [Test]
    public async Task Arguments_are_those_of_REST_too()
    {
        using var rest = await _server.CreateRestClientAsync("per");
        await PostAsync(rest, "Agents/User/SaveServiceAuth", """{ "Server": "imap.example.com", "Port": 993 }""");
        await PostAsync(rest, "Agents/User/GetServiceAuth?serviceAuthId=1", "");
        await PostAsync(rest, "Agents/User/GetUserInfoList", "[2]");
        await PostAsync(rest, "Agents/User/GetUserFromName", """{ "UserName": "per" }""");

        int[] ids = [2];
        await _server.VerifyAsync(
            new ExpectedCalls { Arguments = new { ServiceAuth = new { Server = "imap.example.com", Port = 993 } } },
            new ExpectedCalls { Operation = "GetServiceAuth", Arguments = new { ServiceAuthId = 1 } },
            new ExpectedCalls { Arguments = new { UserInfoIds = ids } },
            new ExpectedCalls { Arguments = new { UserName = "per" }, Operation = "GetUserFromName" });
    }

    [Test]
    public async Task A_failed_verification_prints_what_was_expected_what_came_and_the_nearest_call()
    {
        await _users.GetCredentialTypesAsync();
        await _users.SaveServiceAuthAsync(
            new ServiceAuth { Server = "imap.example.com", Port = 143, Password = "Ape-77" });

        var failure = Assert.ThrowsAsync<VerificationException>(async () => await _server.VerifyAsync(
            new ExpectedCalls
            {
                Agent = "User",
                Operation = "SaveServiceAuth",
                User = "per",
                Arguments = new { ServiceAuth = new { Port = 993 } },
                Count = CallCount.Exactly(1),
            }));

        var message = failure.Message;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.Contain(
                "Expected: exactly 1 call of User.SaveServiceAuth by per with the arguments "
                + """{"ServiceAuth":{"Port":993}}"""));
            Assert.That(message, Does.Contain("Found:    0"));
            Assert.That(message, Does.Match("Nearest:  #[0-9]+ .* soap1.1 User.SaveServiceAuth by per: ok, HTTP 200"));
            Assert.That(message, Does.Contain("ServiceAuth.Port: expected 993, found 143"));
            Assert.That(message, Does.Contain("All calls (3):"));
            Assert.That(message, Does.Not.Contain("Ape-77"));
        }
    }

    [Test]
    public async Task A_call_that_must_not_be_made_is_listed()
    {
        await _users.GetCredentialTypesAsync();

        var failure = Assert.ThrowsAsync<VerificationException>(async () => await _server.VerifyAsync(
            new ExpectedCalls { Operation = "GetCredentialTypes", Count = CallCount.Never }));

        Assert.That(
            failure.Message, Does.Contain("Expected: no call of GetCredentialTypes").And.Contain("Found:    1"));
    }

    [Test]
    public async Task An_order_is_verified()
    {
        await _users.SaveServiceAuthAsync(new ServiceAuth());
        await _users.GetServiceAuthAsync(1);
        var save = new ExpectedCalls { Operation = "SaveServiceAuth" };
        var get = new ExpectedCalls { Operation = "GetServiceAuth" };

        await _server.VerifyInOrderAsync(save, get);
        var failure = Assert.ThrowsAsync<VerificationException>(
            async () => await _server.VerifyInOrderAsync(get, save));

        Assert.That(failure.Message, Does.Contain("order: expected after the call #"));
    }

    [Test]
    public async Task Calls_before_a_reset_are_not_counted()
    {
        await _users.GetCredentialTypesAsync();

        await _server.ResetAsync();

        await _server.VerifyAsync(new ExpectedCalls { Count = CallCount.Never });
    }

    [Test]
    public async Task The_calls_are_printed_with_masked_secrets()
    {
        await _users.SaveServiceAuthAsync(new ServiceAuth { Server = "imap.example.com", Password = "Ape-77" });

        var calls = await _server.DescribeCallsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Does.Contain("imap.example.com").And.Contain("User.SaveServiceAuth by per: ok"));
            Assert.That(calls, Does.Not.Contain("Ape-77"));
            Assert.That(calls, Does.Not.Contain(Services86Server.DefaultPassword));
        }
    }

    private static async Task PostAsync(HttpClient rest, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await rest.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.That((int)response.StatusCode, Is.EqualTo(200), await response.Content.ReadAsStringAsync());
    }
}
