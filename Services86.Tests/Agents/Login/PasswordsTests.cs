using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Services86.Agents.Login;

namespace Services86.Tests.Agents.Login;

internal sealed class PasswordsTests
{
    private readonly Passwords _passwords = new();

    [Test]
    public void A_password_is_verified_and_another_is_not()
    {
        var hash = _passwords.Hash("Pa55");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_passwords.Verify(hash, "Pa55"), Is.EqualTo(PasswordVerificationResult.Success));
            Assert.That(_passwords.Verify(hash, "pa55"), Is.EqualTo(PasswordVerificationResult.Failed));
        }
    }

    [Test]
    public void Without_a_hash_no_password_is_verified()
    {
        Assert.That(_passwords.Verify(null, ""), Is.EqualTo(PasswordVerificationResult.Failed));
    }

    [Test]
    public void A_hash_has_210000_iterations_of_HMAC_SHA512()
    {
        var hash = Convert.FromBase64String(_passwords.Hash("Pa55"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hash[1..5], Is.EqualTo(new byte[] { 0, 0, 0, 2 }));
            Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), Is.EqualTo(210_000));
        }
    }

    [Test]
    public void The_placeholder_hash_has_the_same_parameters()
    {
        Assert.That(Header(_passwords.PlaceholderHash), Is.EqualTo(Header(_passwords.Hash("Pa55"))));
    }

    [Test]
    public void Verifying_a_password_without_a_hash_takes_as_long()
    {
        var hash = _passwords.Hash("Pa55");

        var withHash = ShortestOf(5, () => _passwords.Verify(hash, "wrong"));
        var withoutHash = ShortestOf(5, () => _passwords.Verify(null, "wrong"));

        Assert.That(withoutHash / withHash, Is.GreaterThan(0.1), "without hashing, it takes a ten-thousandth");
    }

    [Test]
    public void Generated_passwords_have_20_characters_and_differ()
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
