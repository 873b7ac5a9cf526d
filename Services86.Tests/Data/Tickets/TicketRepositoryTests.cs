using Services86.Data.Access;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Storage;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Tickets;

internal sealed class TicketRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    [Test]
    public async Task Ticket_is_found_with_its_associate()
    {
        var id = await Associates.AddAsync("Anna", AssociateRole.Administrator, passwordHash: null, Cancellation);
        var hash = Some.Hash();
        await Tickets.AddAsync(hash, id, Now.AddHours(6), Cancellation);

        var found = await Tickets.FindAsync(hash, Cancellation);

        Assert.That(found, Is.EqualTo(new TicketRow
        {
            AssociateId = id,
            Name = "Anna",
            Role = AssociateRole.Administrator,
            Retired = false,
            ValidTo = Now.AddHours(6),
        }));
    }

    [Test]
    public async Task Login_stores_its_ticket_and_its_time()
    {
        var anna = await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");
        var hash = Some.Hash();

        await Tickets.AddForLoginAsync(hash, anna, Now.AddHours(6), Cancellation);

        var found = await Tickets.FindAsync(hash, Cancellation);
        Assert.That((found?.AssociateId, found?.ValidTo), Is.EqualTo((anna, Now.AddHours(6))));
        Assert.That((await Associates.GetAsync(anna, Cancellation))?.LastLogin, Is.EqualTo(Now));
        Assert.That((await Associates.GetAsync(bert, Cancellation))?.LastLogin, Is.Null);
    }

    [Test]
    public async Task Login_that_cannot_store_its_ticket_leaves_the_last_login()
    {
        var anna = await AddAssociateAsync();
        var hash = await AddTicketAsync(anna, Now);

        Assert.That(
            () => Tickets.AddForLoginAsync(hash, anna, Now, Cancellation), ThrowsDatabaseError);
        Assert.That((await Associates.GetAsync(anna, Cancellation))?.LastLogin, Is.Null);
    }

    [Test]
    public async Task Login_that_cannot_store_its_time_leaves_no_ticket()
    {
        await RefuseAsync("UPDATE OF last_login ON associate");
        var anna = await AddAssociateAsync();
        var hash = Some.Hash();

        Assert.That(
            () => Tickets.AddForLoginAsync(hash, anna, Now, Cancellation), ThrowsDatabaseError);
        Assert.That(await Tickets.FindAsync(hash, Cancellation), Is.Null);
    }

    [Test]
    public void Login_of_an_unknown_associate_is_refused() =>
        Assert.That(
            () => Tickets.AddForLoginAsync(Some.Hash(), associateId: 1, Now, Cancellation),
            Throws.TypeOf<AssociateUnknownException>()
                .With.Property(nameof(AssociateUnknownException.AssociateId)).EqualTo(1));

    [Test]
    public async Task Ticket_of_a_retired_associate_is_read_back_as_such()
    {
        var hash = await AddTicketAsync(await AddAssociateAsync(), Now);
        await Process.ExecuteAsync("UPDATE associate SET retired = 1");

        Assert.That((await Tickets.FindAsync(hash, Cancellation))?.Retired, Is.True);
    }

    [Test]
    public async Task Expiry_of_a_ticket_is_stored_in_UTC_and_whole_milliseconds()
    {
        var local = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddMicroseconds(1_999);
        var hash = await AddTicketAsync(await AddAssociateAsync(), local);

        var found = await Tickets.FindAsync(hash, Cancellation);

        Assert.That(found?.ValidTo.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(found?.ValidTo, Is.EqualTo(local.AddMicroseconds(-999)));
    }

    [Test]
    public async Task Time_of_creation_is_stored_in_Unix_milliseconds()
    {
        await AddTicketAsync(await AddAssociateAsync(), Now.AddHours(6));

        Assert.That(
            await Process.QueryAsync<long>("SELECT created FROM ticket"),
            Is.EqualTo(Now.ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task Unknown_ticket_gives_null()
    {
        await AddTicketAsync(await AddAssociateAsync(), Now);

        Assert.That(await Tickets.FindAsync(Some.Hash(), Cancellation), Is.Null);
    }

    [Test]
    public void Ticket_of_an_unknown_associate_is_refused() =>
        Assert.That(
            () => AddTicketAsync(associateId: 1, Now),
            Throws.TypeOf<AssociateUnknownException>()
                .With.Property(nameof(AssociateUnknownException.AssociateId)).EqualTo(1));

    [Test]
    public async Task Second_ticket_of_a_hash_is_an_error_of_the_database()
    {
        var associate = await AddAssociateAsync();
        var hash = await AddTicketAsync(associate, Now);

        Assert.That(() => Tickets.AddAsync(hash, associate, Now, Cancellation), ThrowsDatabaseError);
    }

    [TestCase(0)]
    [TestCase(31)]
    [TestCase(33)]
    public void Hash_of_another_length_is_refused(int length)
    {
        var hash = new byte[length];

        Assert.That(() => Tickets.AddAsync(hash, 1, Now, Cancellation), Throws.ArgumentException);
        Assert.That(() => Tickets.AddForLoginAsync(hash, 1, Now, Cancellation), Throws.ArgumentException);
        Assert.That(() => Tickets.FindAsync(hash, Cancellation), Throws.ArgumentException);
        Assert.That(() => Tickets.ExtendAsync(hash, Now, Cancellation), Throws.ArgumentException);
        Assert.That(() => Tickets.RevokeAsync(hash, Cancellation), Throws.ArgumentException);
    }

    [TestCase(1, 1)]
    [TestCase(0, 0)]
    [TestCase(-1, 0)]
    public async Task Extending_never_makes_a_ticket_expire_earlier(int asked, int expected)
    {
        var hash = await AddTicketAsync(await AddAssociateAsync(), Now);

        await Tickets.ExtendAsync(hash, Now.AddMinutes(asked), Cancellation);

        Assert.That((await Tickets.FindAsync(hash, Cancellation))?.ValidTo, Is.EqualTo(Now.AddMinutes(expected)));
    }

    [Test]
    public async Task Extending_a_ticket_leaves_the_others()
    {
        var associate = await AddAssociateAsync();
        var extended = await AddTicketAsync(associate, Now);
        var other = await AddTicketAsync(associate, Now);

        await Tickets.ExtendAsync(extended, Now.AddHours(1), Cancellation);

        Assert.That((await Tickets.FindAsync(other, Cancellation))?.ValidTo, Is.EqualTo(Now));
    }

    [Test]
    public async Task Extending_an_unknown_ticket_does_nothing()
    {
        var hash = Some.Hash();

        await Tickets.ExtendAsync(hash, Now, Cancellation);

        Assert.That(await Tickets.FindAsync(hash, Cancellation), Is.Null);
    }

    [Test]
    public async Task Revoked_ticket_is_gone_and_others_stay()
    {
        var associate = await AddAssociateAsync();
        var revoked = await AddTicketAsync(associate, Now);
        var other = await AddTicketAsync(associate, Now);

        var first = await Tickets.RevokeAsync(revoked, Cancellation);
        var again = await Tickets.RevokeAsync(revoked, Cancellation);

        Assert.That(first, Is.True);
        Assert.That(again, Is.False);
        Assert.That(await Tickets.FindAsync(revoked, Cancellation), Is.Null);
        Assert.That(await Tickets.FindAsync(other, Cancellation), Is.Not.Null);
    }

    [Test]
    public async Task Expired_tickets_are_deleted_and_others_stay()
    {
        var associate = await AddAssociateAsync();
        await AddTicketAsync(associate, Now.AddDays(-1));
        await AddTicketAsync(associate, Now);
        var living = await AddTicketAsync(associate, Now.AddMilliseconds(1));

        var count = await Tickets.DeleteExpiredAsync(Now, Cancellation);

        Assert.That(count, Is.EqualTo(2));
        Assert.That(await Tickets.FindAsync(living, Cancellation), Is.Not.Null);
    }

    [Test]
    public async Task Expired_tickets_are_deleted_in_pieces_of_at_most_1000()
    {
        await AddAssociateAsync();
        var hash = Sql("randomblob(32)", "sha256(convert_to(n::text, 'UTF8'))");
        await Process.ExecuteAsync(
            $"""
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 2500)
            INSERT INTO ticket (ticket_hash, associate_id, created, valid_to)
            SELECT {hash}, associate_id, 0, 0 FROM number, associate
            """);
        var storage = Process.Get<IStorage>();
        var commits = storage.CommitCount;

        var count = await Tickets.DeleteExpiredAsync(Now, Cancellation);

        Assert.That(count, Is.EqualTo(2500));
        Assert.That(storage.CommitCount - commits, Is.EqualTo(3));
    }

    [Test]
    public async Task Tickets_are_deleted_with_their_associate()
    {
        await AddTicketAsync(await AddAssociateAsync(), Now);

        await Process.ExecuteAsync("DELETE FROM associate");

        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM ticket"), Is.Zero);
    }

    [Test]
    public async Task Tickets_that_have_not_expired_are_listed_with_their_names()
    {
        var anna = await AddAssociateAsync("Anna");
        var bert = await AddAssociateAsync("bert");
        var last = await AddTicketAsync(anna, Now.AddHours(2));
        var first = await AddTicketAsync(bert, Now.AddHours(1));
        await AddTicketAsync(bert, Now);

        var all = await Tickets.ListAsync(Cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                all.Select(ticket => (ticket.Id, ticket.Name, ticket.Created, ticket.ValidTo, ticket.Application)),
                Is.EqualTo([
                    (IdOf(first), "bert", Now, Now.AddHours(1), default(string)),
                    (IdOf(last), "Anna", Now, Now.AddHours(2), null)]));
            Assert.That(await Tickets.ListOfAsync(anna, Cancellation), Is.EqualTo([all[1]]));
        }
    }

    [Test]
    public async Task An_access_token_is_listed_with_its_application()
    {
        var anna = await AddAssociateAsync();
        var application = await Process.Get<ApplicationRepository>()
            .AddAsync("Importer", Some.Hash(), ["User"], Cancellation);
        await Tickets.AddAsync(
            new NewTicket
            {
                Hash = Some.Hash(),
                AssociateId = anna,
                ValidTo = Now.AddHours(1),
                Proof = null,
                ApplicationId = application,
            },
            Cancellation);

        Assert.That((await Tickets.ListAsync(Cancellation)).Single().Application, Is.EqualTo("Importer"));
    }

    [Test]
    public async Task The_ticket_with_an_id_ends_and_the_epoch_with_it()
    {
        var anna = await AddAssociateAsync();
        var ended = await AddTicketAsync(anna, Now.AddHours(1));
        var kept = await AddTicketAsync(anna, Now.AddHours(1));
        var epoch = Process.Get<AccessEpoch>().Number;

        var isEnded = await Tickets.EndAsync(IdOf(ended), Cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isEnded, Is.True);
            Assert.That(Process.Get<AccessEpoch>().Number, Is.GreaterThan(epoch));
            Assert.That(await Tickets.FindAsync(ended, Cancellation), Is.Null);
            Assert.That(await Tickets.FindAsync(kept, Cancellation), Is.Not.Null);
            Assert.That(await Tickets.EndAsync(IdOf(ended), Cancellation), Is.False);
        }
    }

    [TestCase("")]
    [TestCase("0123456789abcde")]
    [TestCase("0123456789abcdeg")]
    public async Task A_text_that_is_no_id_ends_no_ticket(string id)
    {
        await AddTicketAsync(await AddAssociateAsync(), Now.AddHours(1));

        Assert.That(await Tickets.EndAsync(id, Cancellation), Is.False);
        Assert.That(await Tickets.ListAsync(Cancellation), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_tickets_of_an_associate_end_or_all()
    {
        var anna = await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");
        await AddTicketAsync(anna, Now.AddHours(1));
        await AddTicketAsync(anna, Now.AddHours(2));
        await AddTicketAsync(bert, Now.AddHours(1));
        await AddTicketAsync(bert, Now.AddHours(2));

        Assert.That(await Tickets.EndOfAsync(anna, Cancellation), Is.EqualTo(2));
        Assert.That(
            (await Tickets.ListAsync(Cancellation)).Select(ticket => ticket.Name),
            Is.EqualTo((string[])["bert", "bert"]));
        Assert.That(await Tickets.EndAllAsync(Cancellation), Is.EqualTo(2));
        Assert.That(await Tickets.ListAsync(Cancellation), Is.Empty);
    }

    private static string IdOf(byte[] hash) => Convert.ToHexStringLower(hash)[..16];

    private async Task<byte[]> AddTicketAsync(int associateId, DateTimeOffset validTo)
    {
        var hash = Some.Hash();
        await Tickets.AddAsync(hash, associateId, validTo, Cancellation);
        return hash;
    }
}
