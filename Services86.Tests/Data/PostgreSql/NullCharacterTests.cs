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
}
