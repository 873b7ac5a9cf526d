using System.Net;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Logins;
using Services86.Data.Tickets;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Audit;

internal sealed class AuditTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly AuditActor Anna = new(17, "Anna", IPAddress.Parse("192.0.2.17"));

    private AuditRepository Audit => Process.Get<AuditRepository>();

    [Test]
    public async Task An_entry_has_the_time_the_actor_the_address_the_action_and_the_record()
    {
        var owner = await AddAssociateAsync();
        var id = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Anna, Cancellation);

        Assert.That((await ListAsync())[^1], Is.EqualTo(new AuditEntry
        {
            Time = Now,
            ActorId = 17,
            Actor = "Anna",
            Address = "192.0.2.17",
            Action = "Added",
            Record = "ServiceAuth",
            RecordId = id,
            OwnerId = owner,
            Detail = null,
        }));
    }

    [Test]
    public async Task Saves_and_deletes_of_a_login_are_entries()
    {
        var owner = await AddAssociateAsync();
        var login = Some.ServiceAuth();
        login.ServiceAuthId = await ServiceAuths.InsertAsync(owner, login, Anna, Cancellation);
        await ServiceAuths.SaveAsync(login, owner, _ => { }, Anna, Cancellation);
        await ServiceAuths.DeleteAsync(login.ServiceAuthId, Anna, Cancellation);

        var id = login.ServiceAuthId;
        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EqualTo([$"Added ServiceAuth {id}", $"Changed ServiceAuth {id}", $"Deleted ServiceAuth {id}"]));
    }

    [Test]
    public async Task What_is_refused_or_changes_nothing_is_no_entry()
    {
        var owner = await AddAssociateAsync();
        var id = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Cancellation);
        var login = Some.ServiceAuth();

        Assert.That(
            () => ServiceAuths.InsertAsync(4711, login, Anna, Cancellation),
            Throws.TypeOf<AssociateUnknownException>());
        login.ServiceAuthId = id;
        Assert.That(
            () => ServiceAuths.SaveAsync(
                login, owner, _ => throw new InvalidOperationException("not yours"), Anna, Cancellation),
            Throws.InvalidOperationException);
        login.ServiceAuthId = 4711;
        await ServiceAuths.SaveAsync(login, owner, _ => { }, Anna, Cancellation);
        await ServiceAuths.DeleteAsync(4711, Anna, Cancellation);
        await EMailAccounts.DeleteAsync(4711, owner, Anna, Cancellation);
        await Process.Get<UntrustedCredentialsRepository>().DeleteAsync(owner, "imap", "x", Anna, Cancellation);
        await Process.Get<ApplicationRepository>().RevokeAsync("nothing", Anna, Cancellation);
        await Associates.SetRetiredAsync(4711, retired: true, Anna, Cancellation);
        await Associates.DeleteAsync(4711, Anna, Cancellation);
        await Associates.ReplacePasswordAsync(owner, "another hash", "hash", null, Anna, Cancellation);
        await Credentials.DeleteAsync(owner, "ActiveDirectory", null, Anna, Cancellation);

        Assert.That(await LinesOfAnnaAsync(), Is.Empty);
    }

    [Test]
    public async Task Many_saves_at_once_have_an_entry_each()
    {
        var owner = await AddAssociateAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            _ => ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Anna, Cancellation)));

        Assert.That(
            await LinesOfAnnaAsync(), Is.EquivalentTo(ids.Select(id => $"Added ServiceAuth {id}")));
    }

    [Test]
    public async Task Of_many_saves_at_once_those_that_fail_have_no_entry()
    {
        var owner = await AddAssociateAsync();

        var inserts = Enumerable.Range(0, 100)
            .Select(n => ServiceAuths.InsertAsync(n % 10 == 0 ? 4711 : owner, Some.ServiceAuth(), Anna, Cancellation))
            .ToArray();
        await Task.WhenAll(inserts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(inserts.Count(insert => insert.IsCompletedSuccessfully), Is.EqualTo(90));
        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EquivalentTo(inserts
                .Where(insert => insert.IsCompletedSuccessfully)
                .Select(insert => $"Added ServiceAuth {insert.Result}")));
    }

    [Test]
    public async Task An_account_and_its_logins_are_entries()
    {
        var owner = await AddAssociateAsync();
        var account = Some.EMailAccount(owner);
        account.IncomingCredentials = Some.ServiceAuth();
        var id = await EMailAccounts.SaveAsync(account, owner, new RecordingSaveRules(), Anna, Cancellation);
        await EMailAccounts.DeleteAsync(id!.Value, owner, Anna, Cancellation);

        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EqualTo(["Added ServiceAuth 1", $"Added EMailAccount {id}", $"Deleted EMailAccount {id}"]));
    }

    [Test]
    public async Task Logins_to_other_systems_are_entries()
    {
        var owner = await AddAssociateAsync();
        var logins = Process.Get<UntrustedCredentialsRepository>();
        var credentials = new UntrustedCredentials { PublicValue = "anna", SecretValue = "secret" };
        await logins.SaveAsync(owner, "imap", credentials, Anna, Cancellation);
        await logins.DeleteAsync(owner, "imap", "anna", Anna, Cancellation);

        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EqualTo(["Saved UntrustedCredentials 1", "Deleted UntrustedCredentials 1"]));
    }

    [Test]
    public async Task Users_their_rights_and_their_credentials_are_entries()
    {
        await AddAdministratorAsync();
        var id = await Associates.InsertAsync(Change("Bob", AssociateRole.Employee), Anna, Cancellation);
        var password = new StoredCredential
        {
            Type = StoredCredential.PasswordType,
            Value = "hash",
            DisplayValue = "",
        };
        await Associates.UpdateAsync(id, Change("Bob", AssociateRole.Administrator), null, Anna, Cancellation);
        var robert = Change("Robert", role: null) with { Retired = true };
        await Associates.UpdateAsync(id, robert, null, Anna, Cancellation);
        await Associates.SetRetiredAsync(id, retired: false, Anna, Cancellation);
        await Credentials.SaveAsync(id, password, null, Anna, Cancellation);
        await Associates.ReplacePasswordAsync(id, "hash", "other", null, Anna, Cancellation);
        await Credentials.DeleteAsync(id, StoredCredential.PasswordType, null, Anna, Cancellation);
        await Associates.DeleteAsync(id, Anna, Cancellation);

        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EqualTo([
                $"Added User {id}: Bob, Employee",
                $"Changed User {id}: Bob, Employee to Administrator",
                $"Changed User {id}: Bob to Robert, retired",
                $"Reinstated User {id}: Robert",
                $"PasswordChanged User {id}",
                $"PasswordChanged User {id}",
                $"Deleted Credential : {StoredCredential.PasswordType}",
                $"Deleted User {id}: Robert",
            ]));
    }

    [Test]
    public async Task Applications_are_entries()
    {
        var applications = Process.Get<ApplicationRepository>();
        await applications.AddAsync("Sync", Some.Hash(), ["User", "EMail"], Anna, Cancellation);
        Assert.That(
            () => applications.AddAsync("SYNC", Some.Hash(), ["User"], Anna, Cancellation),
            Throws.TypeOf<ApplicationNameTakenException>());
        await applications.RevokeAsync("sync", Anna, Cancellation);

        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EqualTo(["Added Application 1: Sync, for User,EMail", "Revoked Application 1: sync"]));
    }

    [Test]
    public async Task Logins_and_refused_logins_are_entries()
    {
        var id = await AddAssociateAsync();
        var ticket = new NewTicket
        {
            Hash = Some.Hash(),
            AssociateId = id,
            ValidTo = Now.AddHours(1),
            Proof = null,
        };
        await Tickets.AddForLoginAsync(ticket, Anna, Cancellation);
        await Associates.SetLastLoginAsync(id, Anna, Cancellation);
        var failures = Process.Get<LoginFailureRepository>();
        await failures.AddAsync(new LoginSubject("anna", null), false, id, Anna, Cancellation);
        await failures.AddAsync(new LoginSubject("nobody", null), false, null, Anna, Cancellation);

        Assert.That(
            await LinesOfAnnaAsync(),
            Is.EqualTo([
                $"LoggedIn User {id}",
                $"LoggedIn User {id}",
                $"LoginRefused User {id}",
                "LoginRefused User : unknown name",
            ]));
    }

    [Test]
    public async Task Entries_of_a_user_are_those_of_the_actor_and_those_about_the_owner()
    {
        var (anna, bob) = (await AddAssociateAsync("Anna"), await AddAssociateAsync("Bob"));
        await ServiceAuths.InsertAsync(anna, Some.ServiceAuth(), Actor(anna), Cancellation);
        await ServiceAuths.InsertAsync(bob, Some.ServiceAuth(), Actor(anna), Cancellation);
        await ServiceAuths.InsertAsync(bob, Some.ServiceAuth(), Actor(bob), Cancellation);

        var ofBob = await Audit.ListAsync(DateTimeOffset.UnixEpoch, bob, 100, Cancellation);
        var ofAnna = await Audit.ListAsync(DateTimeOffset.UnixEpoch, anna, 100, Cancellation);

        Assert.That(ofBob.Where(IsLogin).Select(entry => entry.RecordId), Is.EqualTo([2, 3]));
        Assert.That(ofAnna.Where(IsLogin).Select(entry => entry.RecordId), Is.EqualTo([1, 2]));

        static AuditActor Actor(int id) => new(id, "", null);
        static bool IsLogin(AuditEntry entry) => entry.Record == "ServiceAuth";
    }

    [Test]
    public async Task The_newest_entries_are_listed_and_the_oldest_of_them_first()
    {
        var owner = await AddAssociateAsync();
        for (var i = 0; i < 5; i++)
        {
            await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Anna, Cancellation);
        }

        var newest = await Audit.ListAsync(Now, userId: null, max: 2, Cancellation);

        Assert.That(newest.Select(entry => entry.RecordId), Is.EqualTo([4, 5]));
        Assert.That(await Audit.ListAsync(Now.AddSeconds(1), userId: null, max: 2, Cancellation), Is.Empty);
    }

    [Test]
    public async Task Entries_are_deleted_when_they_are_older_than_the_audit_is_kept()
    {
        var owner = await AddAssociateAsync();
        await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Anna, Cancellation);

        Assert.That(await Audit.DeleteExpiredAsync(Now.AddDays(400).AddSeconds(-1), Cancellation), Is.Zero);
        Assert.That(await Audit.DeleteExpiredAsync(Now.AddDays(400), Cancellation), Is.EqualTo(2));
        Assert.That(await ListAsync(), Is.Empty);
    }

    private static AssociateChange Change(string name, AssociateRole? role) => new()
    {
        Name = name,
        Role = role,
        Rank = 0,
        Tooltip = "",
        Retired = false,
        Credentials = [],
    };

    private Task<int> AddAdministratorAsync() =>
        Associates.AddAsync("root", AssociateRole.Administrator, "hash", Cancellation);

    private async Task<IReadOnlyList<AuditEntry>> ListAsync() =>
        await Audit.ListAsync(DateTimeOffset.UnixEpoch, userId: null, max: 1000, Cancellation);

    private async Task<IEnumerable<string>> LinesOfAnnaAsync() =>
        from entry in await ListAsync()
        where entry.ActorId == Anna.AssociateId
        select $"{entry.Action} {entry.Record} {entry.RecordId}"
            + (entry.Detail is null ? "" : $": {entry.Detail}");
}
