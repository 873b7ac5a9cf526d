using Services86.Data.Refusals;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

internal sealed class NullCharacterTests : PostgreSqlFixture
{
    [Test]
    public async Task A_text_with_the_character_0_is_refused()
    {
        var owner = await AddAssociateAsync();
        var login = Some.ServiceAuth();
        login.Username = "anna\0";

        Assert.That(
            () => ServiceAuths.InsertAsync(owner, login, Cancellation),
            Throws.TypeOf<TextRefusedException>().With.Message.Contains("U+0000"));
        Assert.That(await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Cancellation), Is.Positive);
    }

    [Test]
    public async Task A_text_with_the_character_0_fails_no_other_statement_that_waits_at_the_same_time()
    {
        var owner = await AddAssociateAsync();
        var login = Some.ServiceAuth();
        login.Username = "anna\0";

        var inserts = Enumerable.Range(0, 100)
            .Select(n => ServiceAuths.InsertAsync(owner, n % 10 == 0 ? login : Some.ServiceAuth(), Cancellation))
            .ToArray();
        await Task.WhenAll(inserts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(inserts.Count(insert => insert.IsCompletedSuccessfully), Is.EqualTo(90));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(90));
    }
}
