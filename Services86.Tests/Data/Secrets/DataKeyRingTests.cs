using System.Data.Common;
using Services86.Data.Secrets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

/// <summary>Which key encrypts, when another process adds one.</summary>
internal sealed class DataKeyRingTests(TestEngine engine) : EngineFixture(engine)
{
    private ManualTimeProvider _time = null!;
    private DataProcess _server = null!;

    private DataKeyRing Keys => _server.Get<DataKeyRing>();

    [SetUp]
    public async Task StartServer()
    {
        _time = new ManualTimeProvider(Now);
        _server = new DataProcess(Options, _time, ExecutesTwice);
        await _server.Database.PrepareAsync(Cancellation);
    }

    [TearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [Test]
    public async Task A_new_key_encrypts_ten_seconds_after_its_creation()
    {
        var first = Keys.Current.KeyId;
        await Keys.AddAsync(Cancellation);
        var added = Keys.Current.KeyId;
        _time.Advance(DataKeyRing.UsableAfter - TimeSpan.FromMilliseconds(1));
        var before = Keys.Current.KeyId;
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That((int[])[first, added, before, Keys.Current.KeyId], Is.EqualTo([1, 1, 1, 2]));
    }

    [Test]
    public async Task A_new_key_is_loaded_by_a_reload_and_nothing_else_is()
    {
        var before = await _server.Database.ReloadKeysAsync(Cancellation);
        await Process.Get<DataKeyRing>().AddAsync(Cancellation);

        var after = await _server.Database.ReloadKeysAsync(Cancellation);
        var again = await _server.Database.ReloadKeysAsync(Cancellation);

        Assert.That((before, after, again), Is.EqualTo((false, true, false)));
        Assert.That(Keys.Ids, Is.EqualTo([1, 2]));
    }

    [Test]
    public async Task A_reload_keeps_the_known_keys_with_their_ciphers()
    {
        var key = Keys.Current;
        await Process.Get<DataKeyRing>().AddAsync(Cancellation);
        await _server.Database.ReloadKeysAsync(Cancellation);

        Assert.That(Keys.Current, Is.SameAs(key));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_wrong_clock_delays_no_key(int hours)
    {
        _time.SetClock(TimeSpan.FromHours(hours));
        await Process.Get<DataKeyRing>().AddAsync(Cancellation);
        await _server.Database.ReloadKeysAsync(Cancellation);

        _time.Advance(DataKeyRing.UsableAfter);

        Assert.That(Keys.Current.KeyId, Is.EqualTo(2));
    }

    [Test]
    public async Task A_restarted_server_uses_a_key_that_is_older_than_ten_seconds_at_once()
    {
        await Process.Get<DataKeyRing>().AddAsync(Cancellation);
        await using var restarted = new DataProcess(
            Options, new ManualTimeProvider(Now + DataKeyRing.UsableAfter), ExecutesTwice);
        await restarted.Database.PrepareAsync(Cancellation);

        Assert.That(restarted.Get<DataKeyRing>().Current.KeyId, Is.EqualTo(2));
    }

    [Test]
    public async Task Keys_that_were_not_reloaded_for_a_minute_are_loaded_before_one_encrypts([Values] bool isClockOnly)
    {
        await Process.Get<DataKeyRing>().AddAsync(Cancellation);
        Pass(DataKeyRing.MaxAge, isClockOnly);
        var before = Keys.Ids;

        Pass(TimeSpan.FromMilliseconds(1), isClockOnly);

        Assert.That(Keys.Current.KeyId, Is.EqualTo(2));
        Assert.That(before, Is.EqualTo([1]));
    }

    [Test]
    public async Task A_reload_that_finds_the_same_keys_renews_them()
    {
        Pass(DataKeyRing.MaxAge, isClockOnly: false);
        await _server.Database.ReloadKeysAsync(Cancellation);
        await Process.ExecuteAsync("ALTER TABLE data_key RENAME TO hidden");
        Pass(DataKeyRing.MaxAge, isClockOnly: false);

        Assert.That(Keys.Current.KeyId, Is.EqualTo(1));
        Pass(TimeSpan.FromMilliseconds(1), isClockOnly: false);
        Assert.That(() => Keys.Current, Throws.InstanceOf<DbException>());
    }

    private void Pass(TimeSpan duration, bool isClockOnly)
    {
        if (isClockOnly)
        {
            _time.SetClock(duration);
        }
        else
        {
            _time.Advance(duration);
        }
    }
}
