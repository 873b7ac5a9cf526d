using System.Text.RegularExpressions;
using Services86.Data.Access;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Access;

internal sealed partial class AccessEpochTests(TestEngine engine) : EngineFixture(engine)
{
    // Each of these statements belongs to a change that ends the epoch: see the cases of Change_ends_the_epoch.
    private static readonly string[] EndTheEpoch =
    [
        "ApplicationRepository.RevokeSql",
        "AssociateRepository.DeleteSql",
        "AssociateRepository.EndTicketsOfRetiredSql",
        "AssociateRepository.SetRetiredSql",
        "AssociateRepository.SetRoleSql",
        "AssociateRepository.UpdateWholeSql",
        "PasswordWriter.EndTicketsSql",
        "PasswordWriter.RemoveSql",
        "PasswordWriter.SetSql",
        "TicketRepository.EndOfSql",
        "TicketRepository.EndSql",
        "TicketRepository.RevokeSql",
    ];

    // These statements end no ticket before it expires, and change no property that a cached ticket has.
    private static readonly string[] DoNotEndTheEpoch =
    [
        "AssociateRepository.SetLastLoginSql",
        "PasswordWriter.ReplaceSql",
        "TicketRepository.DeleteExpiredSql",
        "TicketRepository.ExtendSql",
    ];

    private int _anna;
    private byte[] _ticket = [];

    private AccessEpoch Epoch => Process.Get<AccessEpoch>();

    [SetUp]
    public async Task AddAnna()
    {
        await Associates.AddAsync("admin", AssociateRole.Administrator, "hash", Cancellation);
        _anna = await Associates.AddAsync("anna", AssociateRole.Employee, "hash", Cancellation);
        _ticket = Some.Hash();
        await Tickets.AddAsync(_ticket, _anna, Now.AddHours(6), Cancellation);
    }

    [TestCase("revoke")]
    [TestCase("revoke application")]
    [TestCase("update")]
    [TestCase("retire")]
    [TestCase("delete")]
    [TestCase("set password")]
    [TestCase("remove password")]
    [TestCase("replace password")]
    [TestCase("set role")]
    [TestCase("end ticket")]
    [TestCase("end tickets of user")]
    [TestCase("end all tickets")]
    public async Task Change_ends_the_epoch(string change)
    {
        var before = Epoch.Number;

        await (change switch
        {
            "revoke" => (Task)Tickets.RevokeAsync(_ticket, Cancellation),
            "revoke application" => Process.Get<ApplicationRepository>().RevokeAsync("any", Cancellation),
            "update" => Associates.UpdateAsync(_anna, Anna(), keptTicket: null, Cancellation),
            "retire" => Associates.SetRetiredAsync(_anna, retired: true, Cancellation),
            "delete" => Associates.DeleteAsync(_anna, Cancellation),
            "set password" => Credentials.SaveAsync(_anna, Password, keptTicket: null, Cancellation),
            "replace password" => Associates.ReplacePasswordAsync(
                _anna, "hash", "another hash", keptTicket: null, Cancellation),
            "set role" => Associates.SetRoleAsync(
                _anna, AssociateRole.Administrator, AuditActor.Server, Cancellation),
            "end ticket" => Tickets.EndAsync(
                Convert.ToHexString(_ticket.AsSpan(0, 8)), AuditActor.Server, Cancellation),
            "end tickets of user" => Tickets.EndOfAsync(_anna, AuditActor.Server, Cancellation),
            "end all tickets" => Tickets.EndAllAsync(AuditActor.Server, Cancellation),
            "remove password" => Credentials.DeleteAsync(_anna, Password.Type, keptTicket: null, Cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        });

        Assert.That(Epoch.Number, Is.GreaterThan(before));
    }

    [Test]
    public void Change_that_fails_ends_the_epoch_too()
    {
        var before = Epoch.Number;

        Assert.That(
            () => Associates.UpdateAsync(_anna, Anna() with { Name = "admin" }, keptTicket: null, Cancellation),
            Throws.TypeOf<AssociateNameTakenException>());

        Assert.That(Epoch.Number, Is.GreaterThan(before));
    }

    [Test]
    public async Task Login_and_use_of_a_ticket_do_not_end_the_epoch()
    {
        var before = Epoch.Number;

        await Associates.SetLastLoginAsync(_anna, Cancellation);
        await Associates.RehashPasswordAsync(_anna, "hash", "stronger", Cancellation);
        await Tickets.AddAsync(Some.Hash(), _anna, Now, Cancellation);
        await Tickets.AddForLoginAsync(Some.Hash(), _anna, Now, Cancellation);
        await Tickets.ExtendAsync(_ticket, Now.AddHours(7), Cancellation);
        await Tickets.DeleteExpiredAsync(Now, Cancellation);
        await Associates.InsertAsync(Anna() with { Name = "bert" }, Cancellation);

        Assert.That(Epoch.Number, Is.EqualTo(before));
    }

    // A new statement has to be added to one of the two lists.
    [Test]
    public void Every_statement_that_changes_applications_associates_or_tickets_is_listed() =>
        Assert.That(StatementsThatChange(), Is.EquivalentTo(EndTheEpoch.Concat(DoNotEndTheEpoch)));

    private static StoredCredential Password =>
        new() { Type = StoredCredential.PasswordType, Value = "another hash", DisplayValue = "" };

    private static AssociateChange Anna() => new()
    {
        Name = "anna",
        Role = AssociateRole.Employee,
        Rank = 1,
        Tooltip = "",
        Retired = false,
        Credentials = [],
    };

    private static IEnumerable<string> StatementsThatChange() =>
        from statement in SqlStatements.Constants
        where Change().IsMatch(statement.Sql)
        select statement.Name;

    [GeneratedRegex(@"\b(UPDATE|DELETE FROM|REPLACE INTO)\s+(application|associate|ticket)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Change();
}
