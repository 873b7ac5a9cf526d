using System.Text.Json;

namespace Services86.Tests.Interop;

/// <summary>A client program on SuperOffice's library for its REST API.</summary>
internal sealed class WebApiTests : InteropFixture<WebApiClient>
{
    // EFieldRight.Read and UIHintReadOnly: the library gives masks as numbers.
    private const string ReadOnly = "129";

    // As on a host of SuperOffice, whose address has a path.
    protected override string ServicePath => "SuperOffice";

    // The client sends noon in UTC.
    protected override string StoredValidFrom => "2026-06-01T12:00:00";

    [Test]
    public async Task UntrustedCredentials_have_times_in_UTC_with_and_without_an_offset()
    {
        var output = await RunAsync(nameof(UntrustedCredentials));

        using (Assert.EnterMultipleScope())
        {
            AssertUntrustedCredentials(output, "withOffset", comment: "");
            foreach (var (step, comment) in new[] { ("read", ""), ("withOffset", ""), ("readAgain", Changed) })
            {
                Assert.That(output[$"{step}[0].comment"], Is.EqualTo(comment), step);
                Assert.That(output[$"{step}[0].validFrom"], Is.EqualTo("2026-06-01T12:00:00.000Z"), step);
                Assert.That(output[$"{step}[0].validTo"], Is.EqualTo("2030-12-31T23:59:59.000Z"), step);
            }
        }
    }

    [Test]
    public async Task An_EMailAccount_is_the_current_one_and_ready_to_synchronize_and_its_errors_are_read_only()
    {
        var output = await RunAsync(nameof(EMailAccount));

        var id = output["created.eMailAccountId"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["current"], Is.EqualTo(id));
            Assert.That(output["ready[0].accountId"], Is.EqualTo(id));
            foreach (var step in new[] { "created", "read", "updated", "readAgain" })
            {
                Assert.That(output[$"{step}.fieldProperties.ErrorReason.fieldRight.mask"], Is.EqualTo(ReadOnly), step);
            }
        }
    }

    [Test]
    public async Task A_user_is_read_and_saved_and_can_still_log_in()
    {
        var output = await RunAsync(nameof(User));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["read.name"], Is.EqualTo("admin"));
            Assert.That(output["updated.tooltip"], Is.EqualTo(Text));
            Assert.That(output["readAgain.tooltip"], Is.EqualTo(Text));
            Assert.That(output["readAgain.type"], Is.EqualTo(nameof(UserType.InternalAssociate)));
            Assert.That(output["readAgain.lastlogin"], Does.StartWith("2026-03-01T12:00:00"));
            Assert.That(output["infos[0].userName"], Is.EqualTo("admin"));
            Assert.That(output["types[0].type"], Is.EqualTo("CRM5/PASSWORD"));
            Assert.That(await Server.LogInAsync(), Does.StartWith("7T:"));
        }
    }

    [Test]
    public async Task An_access_token_authenticates_its_user()
    {
        var output = await RunAsync(nameof(User));

        Assert.That(output["token"], Is.EqualTo("8A:"));
        Assert.That(output["byToken.name"], Is.EqualTo("admin"));
    }

    [Test]
    public async Task A_refused_call_returns_an_error_with_a_friendly_text(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount), nameof(User))]
        string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["unknown.status"], Is.EqualTo("404"));
            Assert.That(output["unknown.ErrorType"], Is.EqualTo("SoNotFoundException"));
            Assert.That(output["unknown.ErrorMessage"], Is.Not.Null.And.Not.Empty);
            Assert.That(output["badTicket.status"], Is.EqualTo("401"));
            Assert.That(output["badTicket.ErrorType"], Is.EqualTo("SoSessionException"));
            Assert.That(output["badTicket.ExceptionInfo.FriendlyText"], Does.Contain("log in again"));
        }
    }

    [Test]
    public async Task A_malformed_value_and_a_missing_login_are_rejected()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["malformed.status"], Is.EqualTo("400"));
            Assert.That(
                output["malformed.Message"],
                Does.StartWith("The member port ").And.Contain("found the text 'many'"));
            Assert.That(output["anonymous.status"], Is.EqualTo("401"));
            Assert.That(output["anonymous.Message"], Does.StartWith("X-XSRF-TOKEN HTTP header missing."));
        }
    }

    protected override string Record(string step) => step;

    protected override string Item(string step, int index) => $"{step}[{index}]";

    protected override string InRecord(string member) =>
        string.Join('.', member.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
