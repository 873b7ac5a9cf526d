using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Services86.Agents.Login;
using Services86.Agents.Refusals;

namespace Services86.Tests.Agents.Login;

internal sealed class PasswordsTests
{
    private HashThreads _threads = null!;
    private Passwords _passwords = null!;

    [SetUp]
    public void CreatePasswords() => _passwords = new Passwords(_threads = new HashThreads());

    [TearDown]
    public void StopThreads() => _threads.Dispose();

    [Test]
    public async Task A_password_is_verified_and_another_is_not()
    {
        var hash = await HashAsync("Pa55");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await VerifyAsync(hash, "Pa55"), Is.EqualTo(PasswordVerificationResult.Success));
            Assert.That(await VerifyAsync(hash, "pa55"), Is.EqualTo(PasswordVerificationResult.Failed));
        }
    }

    [Test]
    public async Task Without_a_hash_no_password_is_verified()
    {
        Assert.That(await VerifyAsync(null, ""), Is.EqualTo(PasswordVerificationResult.Failed));
    }

    [Test]
    public async Task A_hash_has_210000_iterations_of_HMAC_SHA512()
    {
        var hash = Convert.FromBase64String(await HashAsync("Pa55"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hash[1..5], Is.EqualTo(new byte[] { 0, 0, 0, 2 }));
            Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), Is.EqualTo(210_000));
        }
    }

    [Test]
    public async Task The_placeholder_hash_has_the_same_parameters()
    {
        Assert.That(Header(_passwords.PlaceholderHash), Is.EqualTo(Header(await HashAsync("Pa55"))));
    }

    [Test]
    public async Task Verifying_a_password_without_a_hash_takes_as_long()
    {
        var hash = await HashAsync("Pa55");

        var withHash = await ShortestOfAsync(5, () => VerifyAsync(hash, "wrong"));
        var withoutHash = await ShortestOfAsync(5, () => VerifyAsync(null, "wrong"));

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

    [TestCase(256)]
    [TestCase(1_000_000)]
    public async Task A_password_over_255_characters_is_refused_before_it_is_hashed(int length)
    {
        var password = new string('x', length);

        Assert.That(await VerifyAsync(null, password), Is.EqualTo(PasswordVerificationResult.Failed));
        Assert.That(
            () => HashAsync(password),
            Throws.TypeOf<SoInvalidArgumentException>().With.Message.EqualTo(
                $"A password has at most 255 characters; this one has {length}."));
        Assert.That(_threads.Count, Is.Zero);
    }

    private static async Task<double> ShortestOfAsync(int runs, Func<Task> work)
    {
        var shortest = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return shortest;
    }

    private Task<string> HashAsync(string password) =>
        _passwords.HashAsync(password, HashClient.Server, CancellationToken.None);

    private Task<PasswordVerificationResult> VerifyAsync(string? hash, string password) =>
        _passwords.VerifyAsync(hash, password, HashClient.Server, CancellationToken.None);

    private static byte[] Header(string hash) => Convert.FromBase64String(hash)[..13];
}
