using System.Net;
using Services86.Agents.Login;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class VerifiedPasswordCacheTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");

    private static readonly Associate Anna = new()
    {
        AssociateId = 7,
        Name = "Anna",
        Role = AssociateRole.Employee,
        PasswordHash = "hash",
        Retired = false,
    };

    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private VerifiedPasswordCache _cache = null!;

    [SetUp]
    public void AddPassword()
    {
        _cache = new VerifiedPasswordCache(_time);
        _cache.Add(Anna, "Pa55", Home);
    }

    [Test]
    public void A_verified_password_is_cached()
    {
        Assert.That(_cache.Contains(Anna, "Pa55", Home), Is.True);
    }

    [Test]
    public void A_password_without_an_address_is_cached_too()
    {
        _cache.Add(Anna, "Pa55", address: null);

        Assert.That(_cache.Contains(Anna, "Pa55", address: null), Is.True);
    }

    [Test]
    public void An_associate_with_many_passwords_evicts_no_password_of_another()
    {
        for (var i = 0; i < 25_000; i++)
        {
            _time.Advance(TimeSpan.FromTicks(1));
            _cache.Add(Anna with { AssociateId = 8 }, $"Pa55 {i}", Home);
        }

        Assert.That(_cache.Contains(Anna, "Pa55", Home), Is.True);
    }

    [Test]
    public void A_clock_that_is_set_back_does_not_keep_a_password_cached()
    {
        _time.SetClock(TimeSpan.FromDays(-1));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.That(_cache.Contains(Anna, "Pa55", Home), Is.False);
    }

    [TestCase("pa55")]
    [TestCase("")]
    [TestCase("Pa55\n")]
    public void Another_password_is_not_cached(string password)
    {
        Assert.That(_cache.Contains(Anna, password, Home), Is.False);
    }

    [Test]
    public void A_password_from_another_address_is_not_cached()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_cache.Contains(Anna, "Pa55", IPAddress.Parse("192.0.2.2")), Is.False);
            Assert.That(_cache.Contains(Anna, "Pa55", address: null), Is.False);
        }
    }

    [Test]
    public void A_password_of_another_associate_or_against_another_hash_is_not_cached()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_cache.Contains(Anna with { AssociateId = 8 }, "Pa55", Home), Is.False);
            Assert.That(_cache.Contains(Anna with { PasswordHash = "another" }, "Pa55", Home), Is.False);
            Assert.That(_cache.Contains(Anna with { PasswordHash = null }, "Pa55", Home), Is.False);
        }
    }

    [Test]
    public void An_entry_is_invalid_after_five_minutes_even_if_used()
    {
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.That(_cache.Contains(Anna, "Pa55", Home), Is.True);
        }

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(_cache.Contains(Anna, "Pa55", Home), Is.False);
    }

    [Test]
    public void Another_process_has_a_cache_of_its_own()
    {
        Assert.That(new VerifiedPasswordCache(_time).Contains(Anna, "Pa55", Home), Is.False);
    }

    [Test]
    public void The_oldest_quarter_is_evicted_when_there_are_10_000_entries()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _time.Advance(TimeSpan.FromTicks(1));
            _cache.Add(Anna, $"Pa55 {i}", Home);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_cache.Contains(Anna, "Pa55", Home), Is.False);
            Assert.That(_cache.Contains(Anna, "Pa55 2498", Home), Is.False);
            Assert.That(_cache.Contains(Anna, "Pa55 2499", Home), Is.True);
            Assert.That(_cache.Contains(Anna, "Pa55 9999", Home), Is.True);
        }
    }
}
