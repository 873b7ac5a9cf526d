using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Associates;

internal sealed class AssociateChangeTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly StoredCredential Account =
        new() { Type = "ActiveDirectory", Value = "S-1-5-21-1", DisplayValue = "anna" };

    private static readonly StoredCredential Password =
        new() { Type = StoredCredential.PasswordType, Value = "hash", DisplayValue = "" };

    [Test]
    public async Task Inserted_associate_is_read_back_with_every_property()
    {
        var change = Change("Anna") with
        {
            Role = AssociateRole.Administrator,
            Rank = -7,
            Tooltip = "æøå",
            Retired = true,
            Credentials = [Password],
        };

        var id = await Associates.InsertAsync(change, Cancellation);

        Assert.That(await Associates.GetAsync(id, Cancellation), Is.EqualTo(new Associate
        {
            AssociateId = id,
            Name = "Anna",
            Role = AssociateRole.Administrator,
            PasswordHash = "hash",
            Retired = true,
            Rank = -7,
            Tooltip = "æøå",
        }));
    }

    [Test]
    public async Task Update_keeps_the_role_if_it_is_null_and_the_credentials_of_other_types()
    {
        var id = await Associates.InsertAsync(
            Change("Anna") with { Role = AssociateRole.Administrator, Credentials = [Password, Account] },
            Cancellation);

        var done = await Associates.UpdateAsync(
            id, Change("Anne") with { Role = null, Rank = 3 }, keptTicket: null, Cancellation);

        var stored = await Associates.GetAsync(id, Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(done, Is.True);
            Assert.That(stored!.Name, Is.EqualTo("Anne"));
            Assert.That(stored.Rank, Is.EqualTo(3));
            Assert.That(stored.Role, Is.EqualTo(AssociateRole.Administrator));
            Assert.That(stored.PasswordHash, Is.EqualTo("hash"));
            Assert.That((await Associates.FindByNameAsync("ANNE", Cancellation))?.AssociateId, Is.EqualTo(id));
            Assert.That(await Credentials.ListOfAsync(id, Cancellation), Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Unknown_associate_is_not_changed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await Associates.UpdateAsync(
                    1, Change("a") with { Credentials = [Account] }, keptTicket: null, Cancellation),
                Is.False);
            Assert.That(await Associates.SetRetiredAsync(1, true, Cancellation), Is.False);
            Assert.That(await Associates.DeleteAsync(1, Cancellation), Is.False);
        }
    }

    [Test]
    public async Task Name_of_another_associate_is_refused_and_nothing_is_stored()
    {
        await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");

        Assert.That(
            () => Associates.InsertAsync(Change("ANNA"), Cancellation),
            Throws.TypeOf<AssociateNameTakenException>());
        Assert.That(
            () => Associates.UpdateAsync(
                bert, Change("ANNA") with { Credentials = [Account] }, keptTicket: null, Cancellation),
            Throws.TypeOf<AssociateNameTakenException>());
        Assert.That(await Credentials.ListOfAsync(bert, Cancellation), Is.Empty);
        Assert.That(await Associates.ListAsync(Cancellation), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Own_name_can_be_written_in_another_case()
    {
        var id = await AddAssociateAsync("anna");

        await Associates.UpdateAsync(id, Change("Anna"), keptTicket: null, Cancellation);

        Assert.That((await Associates.GetAsync(id, Cancellation))?.Name, Is.EqualTo("Anna"));
    }

    [Test]
    public async Task Tickets_are_deleted_when_their_associate_retires()
    {
        var anna = await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");
        await Tickets.AddAsync(Some.Hash(), anna, Now, Cancellation);
        await Tickets.AddAsync(Some.Hash(), bert, Now, Cancellation);

        await Associates.SetRetiredAsync(anna, true, Cancellation);
        await Associates.SetRetiredAsync(anna, false, Cancellation);

        Assert.That(await Process.QueryAsync<int>("SELECT associate_id FROM ticket"), Is.EqualTo(bert));
        Assert.That((await Associates.GetAsync(anna, Cancellation))?.Retired, Is.False);
    }

    [Test]
    public async Task Credentials_and_tickets_are_deleted_with_their_associate()
    {
        var id = await Associates.InsertAsync(Change("anna") with { Credentials = [Account] }, Cancellation);
        await Tickets.AddAsync(Some.Hash(), id, Now, Cancellation);

        var done = await Associates.DeleteAsync(id, Cancellation);

        Assert.That(done, Is.True);
        Assert.That(
            await Process.QueryAsync<int>("SELECT (SELECT COUNT(*) FROM ticket) + (SELECT COUNT(*) FROM credential)"),
            Is.Zero);
    }

    [Test]
    public async Task Owner_of_records_is_not_deleted()
    {
        var id = await AddAssociateAsync();
        await ServiceAuths.InsertAsync(id, Some.ServiceAuth(), Cancellation);

        Assert.That(
            () => Associates.DeleteAsync(id, Cancellation),
            Throws.TypeOf<AssociateInUseException>()
                .With.Property(nameof(AssociateInUseException.AssociateId)).EqualTo(id));
        Assert.That(await Associates.GetAsync(id, Cancellation), Is.Not.Null);
    }

    [Test]
    public async Task Last_administrator_who_can_log_in_stays()
    {
        var id = await AddAdministratorAsync("admin");
        await Associates.InsertAsync(
            Change("no password") with { Role = AssociateRole.Administrator }, Cancellation);
        await Associates.InsertAsync(
            Change("retired") with { Role = AssociateRole.Administrator, Credentials = [Password], Retired = true },
            Cancellation);
        await Associates.InsertAsync(Change("employee") with { Credentials = [Password] }, Cancellation);
        var before = await Associates.GetAsync(id, Cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Associates.DeleteAsync(id, Cancellation), Throws.TypeOf<LastAdministratorException>());
            Assert.That(
                () => Associates.SetRetiredAsync(id, true, Cancellation), Throws.TypeOf<LastAdministratorException>());
            Assert.That(
                () => Associates.SetRoleAsync(id, AssociateRole.Employee, Cancellation),
                Throws.TypeOf<LastAdministratorException>());
            Assert.That(
                () => Associates.UpdateAsync(
                    id, Change("admin") with { Role = AssociateRole.Employee }, keptTicket: null, Cancellation),
                Throws.TypeOf<LastAdministratorException>());
            Assert.That(
                () => Credentials.DeleteAsync(id, StoredCredential.PasswordType, keptTicket: null, Cancellation),
                Throws.TypeOf<LastAdministratorException>());
            Assert.That(await Associates.GetAsync(id, Cancellation), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task One_of_many_administrators_who_are_retired_at_once_stays()
    {
        var ids = new List<int>();
        for (var n = 0; n < 8; n++)
        {
            ids.Add(await AddAdministratorAsync($"admin{n}"));
        }

        var attempts = Race.Start(8, n => Associates.SetRetiredAsync(ids[n], true, Cancellation));
        await Task.WhenAll(attempts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate WHERE retired = 0"), Is.EqualTo(1));
        Assert.That(
            attempts.Where(attempt => attempt.IsFaulted).Select(attempt => attempt.Exception!.InnerException),
            Has.One.TypeOf<LastAdministratorException>());
    }

    [Test]
    public async Task Associates_are_listed_by_rank_and_name()
    {
        await Associates.InsertAsync(Change("anna") with { Rank = 1 }, Cancellation);
        await Associates.InsertAsync(Change("carl") with { Retired = true }, Cancellation);
        await Associates.InsertAsync(Change("Bert"), Cancellation);

        var all = await Associates.ListAsync(Cancellation);

        Assert.That(string.Join(' ', all.Select(associate => associate.Name)), Is.EqualTo("Bert carl anna"));
    }

    [Test]
    public async Task Last_login_is_null_until_it_is_stored()
    {
        var id = await AddAssociateAsync();
        var before = await Associates.GetAsync(id, Cancellation);

        await Associates.SetLastLoginAsync(id, Cancellation);

        Assert.That(before!.LastLogin, Is.Null);
        Assert.That((await Associates.GetAsync(id, Cancellation))!.LastLogin, Is.EqualTo(Now));
    }

    [TestCase("old", true, "new")]
    [TestCase("older", false, "old")]
    public async Task Password_hash_is_replaced_only_if_it_is_unchanged(
        string checkedHash, bool expected, string stored)
    {
        var id = await Associates.AddAsync("anna", AssociateRole.Employee, "old", Cancellation);

        var done = await Associates.RehashPasswordAsync(id, checkedHash, "new", Cancellation);

        Assert.That(done, Is.EqualTo(expected));
        Assert.That((await Associates.GetAsync(id, Cancellation))?.PasswordHash, Is.EqualTo(stored));
    }

    private static AssociateChange Change(string name) => new()
    {
        Name = name,
        Role = AssociateRole.Employee,
        Rank = 0,
        Tooltip = "",
        Retired = false,
        Credentials = [],
    };

    private Task<int> AddAdministratorAsync(string name) =>
        Associates.AddAsync(name, AssociateRole.Administrator, "hash", Cancellation);
}
