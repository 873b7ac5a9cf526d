namespace Services86.Tests.Interop;

/// <summary>Client programs on the SOAP stacks of PHP, Python, Mono and Java.</summary>
[TestFixture(typeof(PhpSoapClient))]
[TestFixture(typeof(ZeepClient))]
[TestFixture(typeof(SvcutilClient))]
[TestFixture(typeof(WsimportClient))]
internal sealed class SoapClientTests<TClient> : InteropFixture<TClient>
    where TClient : InteropClient, new()
{
    private const string Prefix = "SuperOffice.Exceptions.";

    protected override string ServicePath => "Remote/Services86";

    // The client sends noon in Oslo.
    protected override string StoredValidFrom => "2026-06-01T10:00:00";

    [Test]
    public async Task The_documented_program_logs_in_and_saves()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var stored = await GetAsync("User", "ServiceAuth", output, "first");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["login.AuthenticationSucceeded"] ?? "true", Is.EqualTo("true"));
            Assert.That(output["login.Response.Associate"], Is.EqualTo("admin"));
            Assert.That(output["first.Succeeded"], Is.EqualTo("true"));
            Assert.That(output.Has("first.ExceptionInfo"), Is.False);
            Assert.That(stored.Value("Server"), Is.EqualTo("imap.example.com"));
            Assert.That(stored.Value("Port"), Is.EqualTo("993"));
        }
    }

    [Test]
    public async Task The_user_of_the_login_is_read()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["user.Succeeded"], Is.EqualTo("true"));
            Assert.That(output["user.Response.AssociateId"], Is.EqualTo("1"));
            Assert.That(output["user.Response.Name"], Is.EqualTo("admin"));
            Assert.That(output["user.Response.Role.Value"], Is.EqualTo("Administrator"));
            Assert.That(output["user.Response.Lastlogin"], Does.Contain("2026").And.Not.Contain("Z"));
        }
    }

    [Test]
    public async Task Request_headers_are_read_and_reply_headers_arrive(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            foreach (var step in new[]
            {
                "default", "created", "read", "updated", "readAgain", "deleted", "gone", "kept",
            })
            {
                Assert.That(output[$"{step}.Succeeded"], Is.EqualTo("true"), step);
                Assert.That(output.Has($"{step}.ExceptionInfo"), Is.False, step);
                Assert.That(output[$"{step}.TimeZone.SoTimeZoneLocationCode"], Is.EqualTo("NO"), step);
            }
        }
    }

    [Test]
    public async Task A_refused_call_returns_an_exception_with_a_friendly_text(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["unknown.Succeeded"], Is.EqualTo("false"));
            Assert.That(output["unknown.ExceptionInfo.ExceptionType"], Is.EqualTo(Prefix + "SoNotFoundException"));
            Assert.That(output["unknown.ExceptionInfo.FriendlyText"], Is.Not.Null.And.Not.Empty);
            Assert.That(output["badTicket.Succeeded"], Is.EqualTo("false"));
            Assert.That(output["badTicket.ExceptionInfo.ExceptionType"], Is.EqualTo(Prefix + "SoSessionException"));
            Assert.That(output["badTicket.ExceptionInfo.FriendlyText"], Does.Contain("log in again"));
            Assert.That(output.Has("badTicket.Response"), Is.False);
        }
    }

    [Test]
    public async Task A_malformed_value_gives_a_fault_that_quotes_the_value(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["malformed.faultcode"], Does.EndWith("DeserializationFailed"));
            Assert.That(output["malformed.faultstring"], Does.Contain("found 'many'"));
        }
    }

    protected override string Record(string step) => $"{step}.Response";

    protected override string Item(string step, int index) => $"{step}.Response.UntrustedCredentials[{index}]";

    protected override string InRecord(string member) => member;
}
