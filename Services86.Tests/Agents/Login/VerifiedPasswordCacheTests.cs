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
    private VerifiedPasswordCache _remembered = null!;

    [SetUp]
    public void Remember()
    {
        _remembered = new VerifiedPasswordCache(_time);
        _remembered.Add(Anna, "Pa55", Home);
    }

    [Test]
    public void A_right_password_is_remembered()
    {
        Assert.That(_remembered.Contains(Anna, "Pa55", Home), Is.True);
    }

    [Test]
    public void Without_an_address_it_is_remembered_too()
    {
        _remembered.Add(Anna, "Pa55", address: null);

        Assert.That(_remembered.Contains(Anna, "Pa55", address: null), Is.True);
    }

    [TestCase("pa55")]
    [TestCase("")]
    [TestCase("Pa55\n")]
    public void Another_password_is_not(string password)
    {
        Assert.That(_remembered.Contains(Anna, password, Home), Is.False);
    }

    [Test]
    public void Nor_is_it_from_another_address()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_remembered.Contains(Anna, "Pa55", IPAddress.Parse("192.0.2.2")), Is.False);
            Assert.That(_remembered.Contains(Anna, "Pa55", address: null), Is.False);
        }
    }

    [Test]
    public void Nor_is_it_for_somebody_else_or_once_it_has_changed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_remembered.Contains(Anna with { AssociateId = 8 }, "Pa55", Home), Is.False);
            Assert.That(_remembered.Contains(Anna with { PasswordHash = "another" }, "Pa55", Home), Is.False);
            Assert.That(_remembered.Contains(Anna with { PasswordHash = null }, "Pa55", Home), Is.False);
        }
    }

    [Test]
    public void After_five_minutes_it_is_forgotten_however_often_it_was_used()
    {
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.That(_remembered.Contains(Anna, "Pa55", Home), Is.True);
        }

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(_remembered.Contains(Anna, "Pa55", Home), Is.False);
    }

    [Test]
    public void Another_process_does_not_know_it()
    {
        Assert.That(new VerifiedPasswordCache(_time).Contains(Anna, "Pa55", Home), Is.False);
    }

    [Test]
    public void Many_do_not_fill_the_memory_and_the_latest_is_remembered()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _remembered.Add(Anna, $"Pa55 {i}", Home);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_remembered.Contains(Anna, "Pa55", Home), Is.False);
            Assert.That(_remembered.Contains(Anna, "Pa55 9999", Home), Is.True);
        }
    }
}
