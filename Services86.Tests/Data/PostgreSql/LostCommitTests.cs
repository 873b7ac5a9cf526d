using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Refusals;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

/// <summary>Commits whose connection is cut.</summary>
internal sealed class LostCommitTests : PostgreSqlFixture
{
    private CuttingProxy _proxy = null!;
    private DataProcess _host = null!;
    private int _owner;

    [SetUp]
    public async Task StartHostBehindProxy()
    {
        _owner = await AddAssociateAsync();
        _proxy = new CuttingProxy(ConnectionString);
        _host = new DataProcess(
            DatabaseProvider.PostgreSql, _proxy.ConnectionString, KeysDirectory, TimeProvider.System);
        await _host.Database.PrepareAsync(Cancellation);
    }

    [TearDown]
    public async Task StopHost()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _proxy.DisposeAsync();
        }
    }

    [TestCase(CuttingProxy.Cut.BeforeCommit)]
    [TestCase(CuttingProxy.Cut.AfterCommit)]
    public async Task Batch_is_stored_once(CuttingProxy.Cut cut)
    {
        _proxy.CutNext(cut);

        var id = await _host.Get<ServiceAuthRepository>().InsertAsync(_owner, Some.ServiceAuth("saved"), Cancellation);

        Assert.That((await ServiceAuths.GetAsync(id, Cancellation))?.ServiceAuth.Password, Is.EqualTo("saved"));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(1));
    }

    [TestCase(CuttingProxy.Cut.BeforeCommit)]
    [TestCase(CuttingProxy.Cut.AfterCommit)]
    public async Task Transaction_is_stored_once(CuttingProxy.Cut cut)
    {
        _proxy.CutNext(cut);

        var id = await _host.Get<AssociateRepository>()
            .AddAsync("bert", AssociateRole.Employee, "hash", Cancellation);

        Assert.That((await Associates.GetAsync(id, Cancellation))?.PasswordHash, Is.EqualTo("hash"));
    }

    [Test]
    public async Task Deleted_row_is_found_by_the_deletion([Values] bool isCommitted)
    {
        var id = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        _proxy.CutNext(isCommitted ? CuttingProxy.Cut.AfterCommit : CuttingProxy.Cut.BeforeCommit);

        Assert.That(await _host.Get<ServiceAuthRepository>().DeleteAsync(id, Cancellation), Is.True);
    }

    // The epoch ends, as if the server had crashed. It may have lost the transaction, and may have used the id again.
    [Test]
    public async Task Commit_before_a_crash_of_the_server_may_have_been_saved()
    {
        await _host.Get<ServiceAuthRepository>().InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        await Process.ExecuteAsync("TRUNCATE server_epoch");
        _proxy.CutNext(CuttingProxy.Cut.AfterCommit);

        Assert.That(
            () => _host.Get<ServiceAuthRepository>().InsertAsync(_owner, Some.ServiceAuth(), Cancellation),
            Throws.TypeOf<OutcomeUnknownException>());
    }

    [Test]
    public async Task Commit_that_a_crash_of_the_server_has_lost_is_repeated()
    {
        await _host.Get<ServiceAuthRepository>().InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        await Process.ExecuteAsync("TRUNCATE server_epoch");
        _proxy.CutNext(CuttingProxy.Cut.BeforeCommit);

        var id = await _host.Get<ServiceAuthRepository>().InsertAsync(_owner, Some.ServiceAuth("saved"), Cancellation);

        Assert.That((await ServiceAuths.GetAsync(id, Cancellation))?.ServiceAuth.Password, Is.EqualTo("saved"));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(2));
    }

    [Test]
    public async Task Outcome_that_stays_unknown_says_that_the_change_may_have_been_saved([Values] bool isBatched)
    {
        _proxy.CutNext(CuttingProxy.Cut.ForGood);

        Assert.That(
            () => isBatched
                ? _host.Get<ServiceAuthRepository>().InsertAsync(_owner, Some.ServiceAuth(), Cancellation)
                : _host.Get<AssociateRepository>().AddAsync("bert", AssociateRole.Employee, "hash", Cancellation),
            Throws.TypeOf<OutcomeUnknownException>().With.Message.Contains("may have been saved"));
        Assert.That(
            await Process.QueryAsync<int>(
                "SELECT (SELECT COUNT(*) FROM service_auth) + (SELECT COUNT(*) FROM associate)"),
            Is.EqualTo(2));
    }

    [Test]
    public async Task Database_that_cannot_be_reached_says_that_nothing_was_stored()
    {
        await _proxy.DisposeAsync();
        _proxy = new CuttingProxy(ConnectionString);
        await using var host = new DataProcess(
            DatabaseProvider.PostgreSql,
            "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hidden-password",
            KeysDirectory,
            TimeProvider.System);

        Assert.That(
            () => host.Get<IStorage>().QuerySingleAsync<int>("SELECT 1", arguments: null, Cancellation).AsTask(),
            Throws.TypeOf<DatabaseUnreachableException>());
        Assert.That(
            () => host.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("cannot be reached")
                .And.Message.Not.Contains("hidden-password"));
    }
}
