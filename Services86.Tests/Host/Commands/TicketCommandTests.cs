using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class TicketCommandTests(DatabaseProvider provider) : EngineCommandFixture(provider)
{
    private Uri _address = null!;
    private string _ofAnna = null!;
    private string _ofAdmin = null!;

    [SetUp]
    public async Task IssueTickets()
    {
        await CommandWithInputAsync("Pa55\n", "user", "add", "anna", "--password-stdin");
        await CommandWithInputAsync("Pa55\n", "user", "add", "admin", "--password-stdin", "--role=administrator");
        _address = await StartAsync();
        _ofAnna = (await LogInAsync(_address, "anna", "Pa55"))!;
        _ofAdmin = (await LogInAsync(_address, "admin", "Pa55"))!;
    }

    [Test]
    public async Task List_has_an_id_of_each_ticket_and_not_the_ticket()
    {
        var listed = await CommandAsync("ticket", "list");
        var json = await CommandAsync("ticket", "list", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                listed.Output,
                Does.Match($@"^{IdOf(_ofAnna)}\tanna\t\S+Z\t\S+Z\t-\n{IdOf(_ofAdmin)}\tadmin\t\S+Z\t\S+Z\t-$"));
            Assert.That(listed.Output + json.Output, Does.Not.Contain(_ofAnna).And.Not.Contain(_ofAnna[3..]));
            Assert.That(
                JsonDocument.Parse(json.Output).RootElement[0].EnumerateObject().Select(property => property.Name),
                Is.EqualTo((string[])["id", "user", "created", "expires", "application"]));
        }
    }

    [Test]
    public async Task The_tickets_of_a_user_are_listed()
    {
        var listed = await CommandAsync("ticket", "list", "--user", "Anna");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Output, Does.StartWith(IdOf(_ofAnna) + "\tanna\t").And.Not.Contain("admin"));
            Assert.That(await CommandAsync("user", "tickets", "anna"), Is.EqualTo(listed));
        }
    }

    [Test]
    public async Task An_ended_ticket_is_refused_and_others_stay()
    {
        var ended = await CommandAsync("ticket", "end", IdOf(_ofAnna).ToUpperInvariant());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended, Is.EqualTo(new ProgramResult(0, "Ended 1 ticket.", "")));
            Assert.That(() => IsAcceptedAsync(_address, _ofAnna), Is.False.After(10).Seconds.PollEvery(200));
            Assert.That(await IsAcceptedAsync(_address, _ofAdmin), Is.True);
        }
    }

    [Test]
    public async Task All_tickets_of_a_user_end()
    {
        await LogInAsync(_address, "anna", "Pa55");

        var ended = await CommandAsync("ticket", "end", "--user", "anna");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended, Is.EqualTo(new ProgramResult(0, "Ended 2 tickets.", "")));
            Assert.That((await CommandAsync("ticket", "list")).Output, Does.StartWith(IdOf(_ofAdmin)));
        }
    }

    [Test]
    public async Task All_tickets_end()
    {
        var ended = await CommandAsync("ticket", "end", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended, Is.EqualTo(new ProgramResult(0, "Ended 2 tickets.", "")));
            Assert.That(await CommandAsync("ticket", "list"), Is.EqualTo(new ProgramResult(0, "", "")));
            Assert.That((await CommandAsync("ticket", "list", "--json")).Output, Is.EqualTo("[]"));
        }
    }

    [Test]
    public async Task What_is_no_id_of_a_ticket_is_refused_and_not_quoted()
    {
        var result = await CommandAsync("ticket", "end", _ofAnna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error, Does.StartWith("There is no ticket with this id").And.Not.Contain(_ofAnna));
            Assert.That(await IsAcceptedAsync(_address, _ofAnna), Is.True);
        }
    }

    [TestCase]
    [TestCase("0123456789abcdef", "--all")]
    [TestCase("--all", "--user", "anna")]
    public async Task One_of_the_ways_to_name_tickets_is_required(params string[] args)
    {
        var result = await CommandAsync(["ticket", "end", .. args]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(
                result.Error, Does.StartWith("Expected one of the id of a ticket, --user NAME, and --all.\nUsage: "));
        }
    }

    private static string IdOf(string ticket) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)))[..16];
}
