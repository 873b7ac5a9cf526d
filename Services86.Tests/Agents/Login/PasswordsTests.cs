using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Services86.Agents.Login;

namespace Services86.Tests.Agents.Login;

internal sealed class PasswordsTests
{
    private readonly Passwords _passwords = new();

    [Test]
    public void A_password_is_known_again_and_another_is_not()
    {
        var hash = _passwords.Hash("Pa55");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_passwords.Verify(hash, "Pa55"), Is.EqualTo(PasswordVerificationResult.Success));
            Assert.That(_passwords.Verify(hash, "pa55"), Is.EqualTo(PasswordVerificationResult.Failed));
        }
    }

    [Test]
    public void Nobody_has_a_password()
    {
        Assert.That(_passwords.Verify(null, ""), Is.EqualTo(PasswordVerificationResult.Failed));
    }

    [Test]
    public void A_hash_says_that_it_cost_210000_rounds_of_HMAC_SHA512()
    {
        var hash = Convert.FromBase64String(_passwords.Hash("Pa55"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hash[1..5], Is.EqualTo(new byte[] { 0, 0, 0, 2 }));
            Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), Is.EqualTo(210_000));
        }
    }

    [Test]
    public void The_hash_that_stands_in_for_nobody_costs_as_much_as_any_other()
    {
        Assert.That(Header(_passwords.PlaceholderHash), Is.EqualTo(Header(_passwords.Hash("Pa55"))));
    }

    [Test]
    public void Checking_the_password_of_nobody_does_the_same_work()
    {
        var hash = _passwords.Hash("Pa55");

        var somebody = ShortestOf(5, () => _passwords.Verify(hash, "wrong"));
        var nobody = ShortestOf(5, () => _passwords.Verify(null, "wrong"));

        Assert.That(nobody / somebody, Is.GreaterThan(0.1), "a check without the work takes a ten-thousandth");
    }

    [Test]
    public void Generated_passwords_are_long_and_differ()
    {
        var passwords = Enumerable.Range(0, 100).Select(_ => Passwords.Generate()).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(passwords, Is.Unique);
            Assert.That(passwords, Has.All.Length.EqualTo(20));
        }
    }

    private static double ShortestOf(int runs, Action work) => Enumerable.Range(0, runs).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    });

    private static byte[] Header(string hash) => Convert.FromBase64String(hash)[..13];
}
